import type { Initiatives } from './types.js';

/** Peer-learning initiatives of the mapping study, with their addresses at the time of the study. */
const initiatives: Initiatives = {
  note: {
    id: 'initiatives-note',
    text: 'Web addresses are as recorded around 2015 and have not been visited.',
  },
  rows: [
    {
      id: 'initiative-africa-electricity-regulator-peer-review-and-learning-networ',
      name: 'Africa Electricity Regulator Peer Review and Learning Network',
      websites: ['http://www.gsb.uct.ac.za/s.asp?p=155'],
    },
    {
      id: 'initiative-africa-asia-drought-risk-management-peer-assistance-network',
      name: 'Africa-Asia Drought Risk Management Peer Assistance Network (AADP)',
      websites: [
        'http://www.undp.org/content/dam/undp/library/Environment%20and%20Energy/sustainable%20land%20management/AADP%20Brochure.pdf',
      ],
    },
    {
      id: 'initiative-african-community-of-practice-on-managing-for-development-re',
      name: 'African Community of Practice on Managing for Development Results (AfCoP)',
      websites: ['http://www.impactalliance.org/ev_en.php?ID=49248_201&ID2=D0_T0PIC'],
    },
    {
      id: 'initiative-african-development-bank-wop-africa-project',
      name: 'African Development Bank WOP Africa Project',
      websites: ['http://www.afdb.org/en/projects-and-operations/project-portfolio/project/p-z1-ea0-005/'],
    },
    {
      id: 'initiative-african-peer-review-mechanism-aprm',
      name: 'African Peer Review Mechanism (APRM)',
      websites: ['http://www.pacweb.org/Documents/APRM/APRM_Seven_countries_March2010-E.pdf', 'http://aprm-au.org'],
      entryPoint: 'country',
    },
    {
      id: 'initiative-african-risk-capacity',
      name: 'African Risk Capacity',
      websites: ['http://www.africanriskcapacity.org/events/past'],
    },
    {
      id: 'initiative-african-transitional-justice-research-network',
      name: 'African Transitional Justice Research Network',
      websites: ['http://www.transitionaljustice.com'],
    },
    {
      id: 'initiative-centre-for-excellence-in-finance',
      name: 'Centre for Excellence in Finance',
      websites: ['http://www.cef-see.org'],
    },
    {
      id: 'initiative-centre-for-financial-reporting-reform-cffr-strengthening-aud',
      name: 'Centre for Financial Reporting Reform (CFFR), Strengthening Auditing and Reporting in the Countries of the Eastern Partnership (STAREP)',
      websites: [
        'http://web.worldbank.org/WBSITE/EXTERNAL/COUNTRIES/ECAEXT/TCENFINREPREF/0,,contentMDK:23584520~pagePK:64168445~piK:64168309~theSitePK:4152118,00.html',
      ],
    },
    {
      id: 'initiative-centres-for-learning-on-evaluation-and-results-clear',
      name: 'Centres for Learning on Evaluation And Results (CLEAR)',
      websites: ['http://www.theclearinitiative.org/PDFs/ar-2013-2014.pdf'],
    },
    {
      id: 'initiative-circle-of-sustainability',
      name: 'Circle of Sustainability',
      websites: ['http://www.circlesofsustainability.org/tools/peer-review-process/'],
    },
    {
      id: 'initiative-cities-development-initiative',
      name: 'Cities Development Initiative',
      websites: [
        'http://cdia.asia/2014/11/21/asian-cities-to-strengthen-peer-to-peer-learning-on-urban-infrastructure-innovations/',
      ],
    },
    {
      id: 'initiative-citynet-association-of-urban-stakeholders-committed-to-susta',
      name: 'CityNet association of urban stakeholders committed to sustainable development',
      websites: ['http://citynet-ap.org'],
      entryPoint: 'city',
    },
    {
      id: 'initiative-club-de-madrid-lend-network',
      name: 'Club de Madrid LEND Network',
      websites: ['http://www.clubmadrid.org/en/programa/lend_network_for_leaders_engaged_in_new_democracies'],
      entryPoint: 'individual',
    },
    {
      id: 'initiative-collaborative-african-budget-reform-initiative',
      name: 'Collaborative African Budget Reform Initiative',
      websites: ['http://www.cabri-sbo.org'],
      entryPoint: 'organisation',
    },
    {
      id: 'initiative-conference-on-pic-systems-in-eu-member-states',
      name: 'Conference on PIC Systems in EU Member States',
      websites: ['http://ec.europa.eu/budget/events/pic2012_en.cfm'],
    },
    {
      id: 'initiative-corruption-hunter-network',
      name: 'Corruption Hunter Network',
      websites: ['http://www.wsj.com/articles/SB10001424052748704067504575305200456314876'],
      entryPoint: 'individual',
    },
    {
      id: 'initiative-demand-for-good-governance-peer-learning-network',
      name: 'Demand for Good Governance Peer Learning Network',
      websites: [
        'http://web.worldbank.org/WBSITE/EXTERNAL/TOPICS/EXTSOCIALDEVELOPMENT/0,,contentMDK:21589459~pagePK:210058~piK:210062~theSitePK:244363,00.html',
      ],
    },
    {
      id: 'initiative-development-alternatives-and-resource-centre',
      name: 'Development Alternatives and Resource Centre',
      websites: ['http://ptfund.org/2012/12/transparency-public-procurement-nigeria/'],
    },
    {
      id: 'initiative-ethiopian-cities-association',
      name: 'Ethiopian Cities Association',
      websites: ['http://www.citiesalliance.org/node/3668'],
    },
    {
      id: 'initiative-gopempal',
      name: 'GoPemPal',
      websites: ['http://www.gopempal.org/?q=about-us'],
    },
    {
      id: 'initiative-horizontal-learning-program-in-bangladesh',
      name: 'Horizontal Learning Program in Bangladesh',
      websites: ['http://www.wsp.org/sites/wsp.org/files/publications/horizontal_learning_strenthening_capacities.pdf'],
    },
    {
      id: 'initiative-imf-african-technical-assistance-centres-afritac',
      name: 'IMF African Technical Assistance Centres (AfriTAC)',
      websites: [
        'http://www.imf.org/external/pubs/ft/survey/so/2014/car121614a.htm',
        'http://www.imf.org/external/pubs/ft/survey/so/2015/car020215a.htm',
      ],
    },
    {
      id: 'initiative-international-association-of-anticorruption-authorities-iaac',
      name: 'International Association of Anticorruption Authorities (IAACA)',
      websites: ['http://www.iaaca.org'],
    },
    {
      id: 'initiative-international-organisation-of-supreme-audit-institutions-int',
      name: 'International Organisation of Supreme Audit Institutions (INTOSAI)',
      websites: ['http://www.intosai.org/news.html'],
    },
    {
      id: 'initiative-ipac-international-programming',
      name: 'IPAC International programming',
      websites: ['http://www.ipac.ca/international_programming'],
    },
    {
      id: 'initiative-kyrgyz-transparency-and-accountability-in-budgeting-peer-ass',
      name: 'Kyrgyz Transparency and Accountability in Budgeting Peer Assisted Learning Network',
      websites: [
        'http://www.efca.kg/project-view/transparency-and-accountability-in-local-budgeting-peer-assisted-learning/',
      ],
    },
    {
      id: 'initiative-management-effectiveness-tracking-tool-peer-learning',
      name: 'Management Effectiveness Tracking Tool Peer Learning',
      websites: [
        'http://www.wildernessfoundation.co.za/index.php?option=com_content&view=article&id=142:mett-peer-learning-sessions-help-identify-effective-solutions&catid=2:news&Itemid=18',
      ],
    },
    {
      id: 'initiative-medicines-transparency-alliance',
      name: 'Medicines Transparency Alliance',
      websites: ['http://www.medicinestransparency.org/meta-countries/uganda/'],
    },
    {
      id: 'initiative-mena-oecd-procurement-network',
      name: 'MENA-OECD Procurement network',
      websites: ['http://www.oecd.org/gov/ethics/Governance%20structure%20of%20the%20Network.pdf'],
    },
    {
      id: 'initiative-mistra-urban-futures',
      name: 'Mistra Urban Futures',
      websites: ['http://www.mistraurbanfutures.org/en/node/1065'],
      entryPoint: 'city',
    },
    {
      id: 'initiative-oecd-anticorruption-network-for-eastern-europe-and-central-a',
      name: 'OECD Anticorruption Network for Eastern Europe and Central Asia',
      websites: ['http://www.oecd.org/corruption/acn/aboutthenetwork/'],
      entryPoint: 'country',
    },
    {
      id: 'initiative-oecd-joint-learning-studies',
      name: 'OECD Joint Learning Studies',
      websites: ['http://www.oecd.org/corruption/ethics/oecdjointlearningstudies.htm'],
    },
    {
      id: 'initiative-oecd-knowledge-sharing-alliances',
      name: 'OECD Knowledge Sharing Alliances',
      websites: ['http://www.oecd.org/knowledge-sharing-alliance/'],
    },
    {
      id: 'initiative-oecd-peer-reviews',
      name: 'OECD Peer Reviews',
      websites: ['http://www.oecd.org/site/peerreview/'],
    },
    {
      id: 'initiative-pacific-islands-forum-secretariat',
      name: 'Pacific Islands Forum Secretariat',
      websites: ['http://www.forumsec.org/pages.cfm/about-us/'],
    },
    {
      id: 'initiative-public-expenditure-management-network-in-asia-pemna',
      name: 'Public Expenditure Management Network in Asia (PEMNA)',
      websites: ['http://blog-pfm.imf.org/pfmblog/2014/12/sharing-success-in-asia-through-pemna.html'],
    },
    {
      id: 'initiative-public-expenditure-management-peer-assisted-learning-network',
      name: 'Public Expenditure Management Peer Assisted Learning Network (PEMPAL)',
      websites: ['http://www.pempal.org'],
    },
    {
      id: 'initiative-regional-anticorruption-programme-for-africa',
      name: 'Regional Anticorruption Programme for Africa',
      websites: ['http://www.auanticorruption.org/uploads/Regional_Anti-Corruption_Programme.pdf'],
      entryPoint: 'organisation',
    },
    {
      id: 'initiative-results-for-development-transparency-and-accountability-prog',
      name: 'Results for Development Transparency and Accountability Program (R4DTAP)',
      websites: [
        "http://r4d.org/about-us/press-room/r4d's-transparency-and-accountability-program-convenes-african-civil-society-org",
      ],
    },
    {
      id: 'initiative-sadc-soe-network',
      name: 'SADC SOE Network',
      websites: ['http://www.oecd.org/southafrica/soe-africa.htm'],
    },
    {
      id: 'initiative-south-african-community-grantmaker-leadership-cooperative',
      name: 'South African Community Grantmaker Leadership Cooperative',
      websites: ['http://www.sacglf.org/document.centre.reports.of.peer.learning.events'],
    },
    {
      id: 'initiative-tax-administrators-exchange-for-global-innovative-practices',
      name: 'Tax Administrators eXchange for Global Innovative Practices (TAXGIP)',
      websites: ['http://blogs.worldbank.org/voices/tax-lessons-peers'],
    },
    {
      id: 'initiative-tci-the-global-practitioners-network-for-competitiveness-clu',
      name: 'TCI: The global practitioners network for competitiveness, clusters and innovation',
      websites: ['http://www.tci-network.org/reviews'],
    },
    {
      id: 'initiative-international-financial-corporation-ifc-2009-peer-event-on-d',
      name: 'International Financial Corporation (IFC) 2009 peer event on Doing Business reforms',
      websites: [
        'https://openknowledge.worldbank.org/bitstream/handle/10986/10497/547650BRI0IFC011peer0learning0event.pdf?sequence=1',
      ],
    },
    {
      id: 'initiative-unnamed-row-46',
      websites: [
        'http://web.worldbank.org/WBSITE/EXTERNAL/COUNTRIES/ECAEXT/EXTCENFINREPREF/0,,contentMDK:23468684~menuPK:9341783~pagePK:64168445~piPK:64168309~theSitePK:4152118,00.html',
      ],
    },
    {
      id: 'initiative-the-peer-learning-programme-for-small-and-diaspora-organisat',
      name: 'The Peer Learning Programme for Small and Diaspora Organisations',
      websites: ['http://cgi-africa.org/who-we-are-plp/'],
    },
    {
      id: 'initiative-the-southeast-europe-tax-transparency-and-simplification-pro',
      name: 'The Southeast Europe Tax Transparency and Simplification Program',
      websites: [
        'http://www.ifc.org/wps/wcm/connect/regionext_content/regions/europe+middle+east+and+north+africa/ifc+in+europe+and+central+asia/countries/the+southeast+europe+tax+transparency+and+simplification+program',
      ],
    },
    {
      id: 'initiative-transparency-international-school-on-integrity',
      name: 'Transparency International School on Integrity',
      websites: ['http://www.transparency.org/news/event/transparency_international_school_on_integrity_lithuania'],
    },
    {
      id: 'initiative-urban-nexus-project',
      name: 'Urban Nexus Project',
      websites: ['http://www2.gtz.de/urbanet/opencommunity/news/detail.asp?number=4220'],
    },
    {
      id: 'initiative-who-peer-learning-district-initiative',
      name: 'WHO Peer learning district initiative',
      websites: [
        'http://www.afro.who.int/pt/tanzania/press-materials/item/6590-who-improves-district-health-service-delivery-through-the-peer-learning-district-initiative/6590-who-improves-district-health-service-delivery-through-the-peer-learning-district-initiative.html',
      ],
    },
    {
      id: 'initiative-world-bank-knowledge-hubs',
      name: 'World Bank Knowledge Hubs',
      websites: ['http://www.knowledgehubs.org'],
    },
    {
      id: 'initiative-world-vision-project-model-accelerated-learning-and-support',
      name: 'World Vision Project Model Accelerated Learning and Support (PALS)',
      websites: ['https://www.worldvision.com.au/Libraries/SEED_page/PALS.pdf'],
    },
  ],
};

export default initiatives;

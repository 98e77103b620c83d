import { expect } from 'chai';
import { renderTerrain, createTerrain } from './terrain.js';

describe('terrain', () => {
  it('is the same for the same map, and another for another', () => {
    expect(createTerrain('a')).to.deep.equal(createTerrain('a'));
    expect(createTerrain('a')).not.to.deep.equal(createTerrain('b'));
  });

  it('draws closed shapes in the colours of the tokens', () => {
    for (const seed of ['', 'a', 'peer-learning', '地図']) {
      for (const { d, fill } of createTerrain(seed)) {
        expect(d).to.match(/^(M[^MNa]+z)+$/);
        expect(fill).to.include('var(--_');
        expect(CSS.supports('fill', fill)).to.equal(true);
      }
    }
  });

  it('lays one ground under the sheet, and changes it with the map', () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    renderTerrain(root, 'a');
    expect(root.childNodes).to.have.length(0);
    const sheet = root.appendChild(document.createElement('div'));
    sheet.className = 'sheet';
    renderTerrain(root, 'a');
    const first = root.querySelector('.ground');
    renderTerrain(root, 'a');
    expect(root.querySelectorAll('.ground')).to.have.length(1);
    expect(root.querySelector('.ground')).to.equal(first);
    renderTerrain(root, 'b');
    expect(root.querySelectorAll('.ground')).to.have.length(1);
    expect(root.querySelector('.ground')).not.to.equal(first);
    expect(root.adoptedStyleSheets).to.have.length(1);
  });
});

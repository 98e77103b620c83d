import { expect } from 'chai';
import { renderTerrain, createTerrain } from './terrain.js';

describe('createTerrain', () => {
  it('returns the same ground for the same seed, and another ground for another seed', () => {
    expect(createTerrain('a')).to.deep.equal(createTerrain('a'));
    expect(createTerrain('a')).not.to.deep.equal(createTerrain('b'));
  });

  it('returns closed shapes in colours of the tokens', () => {
    for (const seed of ['', 'a', 'peer-learning', '地図']) {
      for (const { d, fill } of createTerrain(seed)) {
        expect(d).to.match(/^(M[^MNa]+z)+$/);
        expect(fill).to.include('var(--_');
        expect(CSS.supports('fill', fill)).to.equal(true);
      }
    }
  });
});

describe('renderTerrain', () => {
  it('renders one ground into the sheet, and replaces it for another map', () => {
    const root = document.createElement('div').attachShadow({ mode: 'open' });
    renderTerrain(root, 'a');
    expect(root.childNodes).to.have.length(0);
    const sheet = root.appendChild(document.createElement('div'));
    sheet.className = 'sheet';
    renderTerrain(root, 'a');
    const firstGround = root.querySelector('.ground');
    renderTerrain(root, 'a');
    expect(root.querySelectorAll('.ground')).to.have.length(1);
    expect(root.querySelector('.ground')).to.equal(firstGround);
    renderTerrain(root, 'b');
    expect(root.querySelectorAll('.ground')).to.have.length(1);
    expect(root.querySelector('.ground')).not.to.equal(firstGround);
  });
});

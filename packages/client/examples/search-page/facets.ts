import type { FacetChoiceFragment } from '@fusionrank/client';

/** Values that the shopper ticked, by facet. */
export type Chosen = ReadonlyMap<string, ReadonlySet<string>>;

/** Facets with values to tick; `onChange` hears what is ticked now. */
export function facetsOf(facets: readonly FacetChoiceFragment[], onChange: (chosen: Chosen) => void): HTMLElement[] {
  const boxes: HTMLInputElement[] = [];
  const tell = (): void => onChange(chosenIn(boxes));
  return facets.flatMap((facet) => {
    if (facet.__typename !== 'TermsFacet' || facet.key === 'availability' || facet.values.length === 0) return [];
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = facet.label;
    group.append(legend);
    for (const { value, label, count, selected } of facet.values) {
      const box = document.createElement('input');
      Object.assign(box, { type: 'checkbox', name: facet.key, value, checked: selected });
      box.addEventListener('change', tell);
      boxes.push(box);
      const line = document.createElement('label');
      line.append(box, ` ${label} (${count})`);
      group.append(line);
    }
    return [group];
  });
}

function chosenIn(boxes: readonly HTMLInputElement[]): Chosen {
  const chosen = new Map<string, Set<string>>();
  for (const { checked, name, value } of boxes) {
    if (checked) chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
  }
  return chosen;
}

/** From this many codes on, inverted lists beat a scan of all of them. */
const LISTS_FROM = 50_000;
/** Codes behind the lists, over those in them, before the lists are made again. */
const MOST_LATER = 0.1;

/** Whether inverted lists are worth making, or making again. */
export function listsAreDue({ codes, listed }: { readonly codes: number; readonly listed: number }): boolean {
  return codes >= LISTS_FROM && codes - listed > MOST_LATER * listed;
}

/** As many lists as codes in one: scanning the centroids and scanning a list cost the same. */
export function listCountOf(codes: number): number {
  return Math.round(Math.sqrt(codes));
}

/** Lists looked into when every row may be found: with 1,000 of them, 98 of the 100 nearest and more are there. */
const PROBED = 48;
/** So few accepted rows are all looked at: the mask passes over the rest. */
const ALL_LOOKED_AT = 50_000;

/**
 * How many lists are looked into when so many rows are accepted. The fewer there are, the farther from each other the
 * nearest of them lie, and the more lists they lie in.
 */
export function probedLists(
  { listCount, codes }: { readonly listCount: number; readonly codes: number },
  accepted: number,
): number {
  if (accepted <= ALL_LOOKED_AT) return listCount;
  return Math.min(listCount, Math.ceil(PROBED * (codes / accepted)));
}

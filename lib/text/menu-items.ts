type Item = { label: string; path: string }

/** Returns the key of a line in translations: its address, or for a heading its label. */
export function menuKey({ label, path }: Item) {
  return path || `#${label}`
}

export function menuItems(menu: (Item & { items?: Item[] })[]): Item[] {
  return menu.flatMap(({ items = [], ...line }) => [line, ...items])
}

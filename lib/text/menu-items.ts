type Item = { label: string; path: string }

/** Returns how the words of a line of a menu are kept in other languages: by its address, or those of a heading by its label. */
export function menuKey({ label, path }: Item) {
  return path || `#${label}`
}

/** Every line of a menu, those of sub-menus in their places. */
export function menuItems(menu: (Item & { items?: Item[] })[]): Item[] {
  return menu.flatMap(({ items = [], ...line }) => [line, ...items])
}

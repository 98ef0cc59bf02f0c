type MenuEntry = { label: string; path: string }

/** Returns the key of a line in translations: its address, or for a heading its label. */
export function menuKey({ label, path }: MenuEntry) {
  return path || `#${label}`
}

export function menuItems(menu: (MenuEntry & { items?: MenuEntry[] })[]): MenuEntry[] {
  return menu.flatMap(({ items = [], ...line }) => [line, ...items])
}

export const widths = { '360': 'Phone', '768': 'Tablet', full: 'Full width' } as const
export type Width = keyof typeof widths

export function widthIn(text: string | undefined): Width {
  return text !== undefined && text in widths ? (text as Width) : 'full'
}

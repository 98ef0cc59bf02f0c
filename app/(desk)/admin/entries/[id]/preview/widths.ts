export const previewWidths = { '360': 'Phone', '768': 'Tablet', full: 'Full width' } as const
export type PreviewWidth = keyof typeof previewWidths

export function previewWidthIn(text: string | undefined): PreviewWidth {
  return text !== undefined && text in previewWidths ? (text as PreviewWidth) : 'full'
}

/** `Mod` is Ctrl, and Command on a Mac; `Alt` is Option there. */
export const shortcuts: { title: string; keys: [keys: string, does: string][] }[] = [
  {
    title: 'While writing',
    keys: [
      ['/', 'What can be inserted, where the cursor is'],
      ['Mod+Z', 'Undo'],
      ['Mod+Shift+Z', 'Redo'],
      ['Mod+F', 'Find and replace'],
      ['Mod+Alt+M', 'Comment on the chosen words; in commented words, to the comment'],
      ['Alt+F10', 'To the toolbar; Escape and the arrow keys work there'],
      ['Escape, Tab', 'Leave the text'],
      ['Mod+/', 'This list; outside a text also ?'],
    ],
  },
  {
    title: 'Words',
    keys: [
      ['Mod+B', 'Bold'],
      ['Mod+I', 'Italic'],
      ['Mod+K', 'Link'],
      ['Mod+Alt+F', 'Footnote'],
      ['Mod+Shift+S', 'Struck through'],
      ['Mod+E', 'Code'],
      ['Shift+Enter', 'A new line within the paragraph'],
    ],
  },
  {
    title: 'Blocks',
    keys: [
      ['Mod+Alt+2', 'Heading'],
      ['Mod+Alt+3', 'Smaller heading'],
      ['Mod+Alt+4', 'Smallest heading'],
      ['Mod+Alt+0', 'Text'],
      ['Mod+Shift+8', 'Bulleted list'],
      ['Mod+Shift+7', 'Numbered list'],
      ['Mod+Shift+B', 'Quote'],
      ['Tab, Shift+Tab', 'Further in or out in a list; on or back in a table'],
    ],
  },
  {
    title: 'Typed at the beginning of a line',
    keys: [
      ['##, space', 'Heading; ### and #### smaller ones'],
      ['-, space', 'Bulleted list'],
      ['1., space', 'Numbered list'],
      ['>, space', 'Quote'],
      ['---', 'Dividing line'],
      ['```, Enter', 'Code'],
    ],
  },
  {
    title: 'Typed around words',
    keys: [
      ['**words**', 'Bold'],
      ['*words*', 'Italic'],
      ['~~words~~', 'Struck through'],
      ['`words`', 'Code'],
    ],
  },
]

/** The same keys as this machine's keyboard has them. */
export function onThisMachine(keys: string) {
  const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
  if (!isMac) return keys.replaceAll('Mod', 'Ctrl')
  return keys.replaceAll('Mod', '⌘').replaceAll('Alt', '⌥').replaceAll('Shift', '⇧')
}

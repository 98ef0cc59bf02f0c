import { paletteAnywhere, type Keys } from '@/components/ui/keys'

type Part = { title: string; keys: [keys: Keys, does: string][] }

/** What works on every page of the desk. */
export const everywhere: Part = {
  title: 'Everywhere on the desk',
  keys: [
    ['Mod+K', 'Go to a page, begin an entry or find one by its title'],
    [paletteAnywhere, 'The same; in a text too, where the other makes a link'],
    ['?', 'This list, where nothing is being typed'],
    ['Mod+/', 'This list; in a text too'],
    ['Escape', 'Close what is open'],
  ],
}

/** What works where an entry is written. */
export const inTheEditor: Part[] = [
  {
    title: 'While writing',
    keys: [
      ['Enter', 'From the title to the summary, and on into the text'],
      ['/', 'What can be inserted, where the cursor is'],
      ['Mod+Z', 'Undo'],
      ['Mod+Shift+Z', 'Redo'],
      ['Mod+F', 'Find and replace'],
      ['Mod+Alt+M', 'Comment on the chosen words; in commented words, to the comment'],
      ['Alt+F10', 'To the toolbar; Escape and the arrow keys work there'],
      ['Escape, Tab', 'Leave the text'],
      ['Mod+Enter', 'Send the comment that is being written'],
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

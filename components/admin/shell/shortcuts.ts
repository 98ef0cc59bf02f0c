import { paletteKeysAnywhere, type Keys } from '@/components/ui/keys'

export type ShortcutPart = { title: string; keys: [keys: Keys, does: string][] }

export const commonShortcuts: ShortcutPart = {
  title: 'Everywhere on the desk',
  keys: [
    ['Mod+K', 'Do something here, go to a page, find a text or file'],
    [paletteKeysAnywhere, 'The same; in a text too, where the other makes a link'],
    ['?', 'This list, where nothing is being typed'],
    ['Mod+/', 'This list; in a text too'],
    ['Escape', 'Close what is open'],
  ],
}

export const listShortcuts: ShortcutPart = {
  title: 'In the content list',
  keys: [
    ['↓, ↑', 'To the next row and the one before; Home and End to the first and last'],
    ['Enter', 'Open the text, or the menu of its row'],
    ['Tab', 'To what else is in the row, then on past the list'],
  ],
}

export const editorShortcuts: ShortcutPart[] = [
  {
    title: 'While writing',
    keys: [
      ['Enter', 'From the title to the summary, and on into the text'],
      ['/', 'What can be inserted, where the cursor is'],
      ['Mod+Z', 'Undo'],
      ['Mod+Shift+Z', 'Redo'],
      ['Mod+F', 'Find and replace'],
      ['Mod+Shift+Enter', 'Publish, or submit for review'],
      ['Mod+Alt+M', 'Comment on the chosen words; in commented words, to the comment'],
      ['F8', 'To the next suggested edit; with Shift, to the one before'],
      ['Mod+F8', 'Accept the suggested edit that is shown, or say that a draft is checked; with Shift, refuse it'],
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
      ['Mod+Shift+S', 'Strikethrough'],
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
      ['Tab, Shift+Tab', 'Indent more or less in a list; next or previous cell in a table'],
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
    title: 'Quotation marks and dashes',
    keys: [
      ['"words"', '“words”'],
      ['--', 'A dash; --- a long dash'],
      ['...', 'An ellipsis (…)'],
      ['Mod+Z, Backspace', 'Right after it: back to what you typed'],
    ],
  },
  {
    title: 'Typed around words',
    keys: [
      ['**words**', 'Bold'],
      ['*words*', 'Italic'],
      ['~~words~~', 'Strikethrough'],
      ['`words`', 'Code'],
      ['[words](address)', 'Link'],
    ],
  },
]

'use client'

import type { Editor } from '@tiptap/react'
import { Columns3, Rows3, Trash2 } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Do, Set } from './tool-button'

/** For the table that the cursor is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus()
  return (
    <Set>
      <Choices
        label="Row"
        icon={<Rows3 aria-hidden className="size-4.5" />}
        choices={{
          'Row above': () => chain().addRowBefore().run(),
          'Row below': () => chain().addRowAfter().run(),
          'Heading row on or off': () => chain().toggleHeaderRow().run(),
          'Remove this row': () => chain().deleteRow().run(),
        }}
      />
      <Choices
        label="Column"
        icon={<Columns3 aria-hidden className="size-4.5" />}
        choices={{
          'Column before': () => chain().addColumnBefore().run(),
          'Column after': () => chain().addColumnAfter().run(),
          'Heading column on or off': () => chain().toggleHeaderColumn().run(),
          'Remove this column': () => chain().deleteColumn().run(),
        }}
      />
      <Do label="Remove table" icon={Trash2} run={() => chain().deleteTable().run()} />
    </Set>
  )
}

type Props = { label: string; icon: React.ReactNode; choices: Record<string, () => void> }

function Choices({ label, icon, choices }: Props) {
  return (
    <MenuTrigger>
      <Button
        aria-label={label}
        className="grid size-10 shrink-0 cursor-pointer place-items-center outline-offset-[-3px] hover:bg-wash sm:size-9"
      >
        {icon}
      </Button>
      <Popover className="border border-edge bg-sheet py-1 text-ink">
        <Menu className="outline-none" onAction={(name) => choices[String(name)]!()}>
          {Object.keys(choices).map((name) => (
            <MenuItem
              key={name}
              id={name}
              className="min-h-9 cursor-pointer px-4 py-1.5 outline-none hover:bg-wash focus:bg-wash"
            >
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

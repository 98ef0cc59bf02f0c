'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import {
  Bold,
  FileText,
  Heading2,
  Heading3,
  ImagePlus,
  Italic,
  Link2,
  List,
  ListOrdered,
  Quote,
  Redo2,
  Table,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar'
import { ChooseUpload } from '../choose-upload'
import { insertUpload } from './insert'
import { LinkDialog } from './link-dialog'
import { TableTools } from './table-tools'

export type Asking = 'link' | 'picture' | 'document' | undefined

type Props = {
  editor: Editor | null
  toolbar: RefObject<HTMLDivElement | null>
  /** Which dialog is open. */
  asking: Asking
  onAsk: (what: Asking) => void
}

/** What can be done to the text, always in sight. Arrow keys move within it; Tab leaves it. */
export function Toolbar({ editor, toolbar, asking, onAsk }: Props) {
  const is = useEditorState({ editor, selector: ({ editor }) => (editor ? stateOf(editor) : undefined) })
  const close = () => onAsk(undefined)

  const mark = (label: string, keys: string, icon: LucideIcon, on: boolean | undefined, run: () => void) => (
    <Tool key={label} {...{ label, keys, icon, run }} on={!!on} off={!editor} />
  )
  const chain = () => editor!.chain().focus()
  return (
    <>
      <AriaToolbar
        ref={toolbar}
        aria-label="Formatting"
        className="flex items-center overflow-x-auto [scrollbar-width:none] max-sm:pr-8 max-sm:[mask-image:linear-gradient(to_right,#000_calc(100%-2.5rem),transparent)]"
      >
        <Set>
          {mark('Heading', 'Ctrl+Alt+2', Heading2, is?.h2, () => chain().toggleHeading({ level: 2 }).run())}
          {mark('Smaller heading', 'Ctrl+Alt+3', Heading3, is?.h3, () => chain().toggleHeading({ level: 3 }).run())}
        </Set>
        <Set>
          {mark('Bold', 'Ctrl+B', Bold, is?.bold, () => chain().toggleBold().run())}
          {mark('Italic', 'Ctrl+I', Italic, is?.italic, () => chain().toggleItalic().run())}
          {mark('Link', 'Ctrl+K', Link2, is?.link, () => onAsk('link'))}
        </Set>
        <Set>
          {mark('Bulleted list', 'Ctrl+Shift+8', List, is?.bullets, () => chain().toggleBulletList().run())}
          {mark('Numbered list', 'Ctrl+Shift+7', ListOrdered, is?.numbers, () => chain().toggleOrderedList().run())}
          {mark('Quote', 'Ctrl+Shift+B', Quote, is?.quote, () => chain().toggleBlockquote().run())}
        </Set>
        <Set>
          <Do label="Picture" icon={ImagePlus} off={!editor} run={() => onAsk('picture')} />
          <Do label="File" icon={FileText} off={!editor} run={() => onAsk('document')} />
          <Do
            label="Table"
            icon={Table}
            off={!editor || is?.table}
            run={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
          />
        </Set>
        {is?.table && <TableTools editor={editor!} />}
        <Set>
          <Do label="Undo" keys="Ctrl+Z" icon={Undo2} off={!is?.undo} run={() => chain().undo().run()} />
          <Do label="Redo" keys="Ctrl+Shift+Z" icon={Redo2} off={!is?.redo} run={() => chain().redo().run()} />
        </Set>
      </AriaToolbar>
      {editor && asking === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {editor && (asking === 'picture' || asking === 'document') && (
        <ChooseUpload type={asking} onClose={close} onChoose={(upload) => insertUpload(editor, upload)} />
      )}
    </>
  )
}

function stateOf(editor: Editor) {
  return {
    h2: editor.isActive('heading', { level: 2 }),
    h3: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    link: editor.isActive('link'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    table: editor.isActive('table'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  }
}

export function Set({ children }: { children: React.ReactNode }) {
  return <Group className="flex border-r border-line px-1 first:pl-0 last:border-r-0">{children}</Group>
}

const look =
  'grid size-10 shrink-0 cursor-pointer place-items-center text-ink outline-offset-[-3px] hover:bg-wash disabled:cursor-default disabled:text-faint disabled:opacity-60 disabled:hover:bg-transparent selected:bg-accent selected:text-accent-ink sm:size-9'

type ToolProps = { label: string; keys?: string; icon: LucideIcon; off?: boolean; run: () => void }

function Tool({ label, keys, icon: Icon, on, off, run }: ToolProps & { on: boolean }) {
  return (
    <span title={keys ? `${label} (${keys})` : label} className="contents">
      <ToggleButton aria-label={label} isSelected={on} isDisabled={off} onChange={run} className={look}>
        <Icon aria-hidden className="size-4.5" />
      </ToggleButton>
    </span>
  )
}

export function Do({ label, keys, icon: Icon, off, run }: ToolProps) {
  return (
    <span title={keys ? `${label} (${keys})` : label} className="contents">
      <Button aria-label={label} isDisabled={off} onPress={run} className={look}>
        <Icon aria-hidden className="size-4.5" />
      </Button>
    </span>
  )
}

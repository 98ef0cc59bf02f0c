import { useEditorState, type Editor } from '@tiptap/react'
import {
  Bold,
  FileText,
  Heading2,
  Heading3,
  ImagePlus,
  Info,
  Italic,
  Keyboard,
  Languages,
  Link2,
  List,
  ListOrdered,
  ListTree,
  MessageSquarePlus,
  Minus,
  Quote,
  Redo2,
  Search,
  Superscript,
  Table,
  Undo2,
  Video,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { openShortcuts } from '@/components/ui/keys'
import { Toolbar } from '@/components/ui/toolbar'
import type { Language } from '@/lib/languages/languages'
import type { SearchedFields } from './find/use-find'
import { selectedLanguage } from './language/language-marks'
import { languageName } from './language/language-choices'
import { insertLine, insertTable, toggleCallout, unframe } from './insertions'
import { TableTools } from './table-tools'
import { ToolWindows } from './tool-windows'
import type { Tools } from './tools'
import { Set, Do } from './tool-button'

type Props = {
  editor: Editor | null
  entryId?: number
  language: Language
  tools: Tools
  searched: SearchedFields
  onComment: () => void
  over?: ReactNode
}

export function FormattingBar({ editor, entryId, language, tools, searched, onComment, over }: Props) {
  const editorState = useEditorState({ editor, selector: ({ editor }) => (editor ? stateOf(editor) : undefined) })

  const mark = (label: string, keys: string, icon: LucideIcon, on: boolean | undefined, run: () => void) => (
    <Do key={label} label={label} keys={keys} icon={icon} run={run} on={!!on} off={!editor} />
  )
  const chain = () => editor!.chain().focus()
  return (
    <>
      <div className="relative">
        {over}
        <div inert={!!over}>
          <Toolbar
            ref={tools.toolbar}
            aria-label="Formatting"
            className="flex items-center overflow-x-auto [scrollbar-width:none] max-sm:pr-8 max-sm:[mask-image:linear-gradient(to_right,#000_calc(100%-2.5rem),transparent)] sm:flex-wrap"
          >
            <Set>
              {mark('Heading', 'Mod+Alt+2', Heading2, editorState?.h2, () => chain().toggleHeading({ level: 2 }).run())}
              {mark('Smaller heading', 'Mod+Alt+3', Heading3, editorState?.h3, () =>
                chain().toggleHeading({ level: 3 }).run(),
              )}
            </Set>
            <Set>
              {mark('Bold', 'Mod+B', Bold, editorState?.bold, () => chain().toggleBold().run())}
              {mark('Italic', 'Mod+I', Italic, editorState?.italic, () => chain().toggleItalic().run())}
              {mark('Link', 'Mod+K', Link2, editorState?.link, () => tools.ask('link'))}
              <Do
                label="Language"
                icon={Languages}
                off={!editor}
                on={!!editorState?.language}
                value={editorState?.language && languageName(editorState.language)}
                run={() => tools.ask('language')}
              />
            </Set>
            <Set>
              {mark('Bulleted list', 'Mod+Shift+8', List, editorState?.bullets, () => chain().toggleBulletList().run())}
              {mark('Numbered list', 'Mod+Shift+7', ListOrdered, editorState?.numbers, () =>
                chain().toggleOrderedList().run(),
              )}
              {mark('Quote', 'Mod+Shift+B', Quote, editorState?.quote, () => chain().toggleBlockquote().run())}
            </Set>
            <Set>
              <Do label="Picture" icon={ImagePlus} off={!editor} run={() => tools.ask('picture')} />
              <Do label="File" icon={FileText} off={!editor} run={() => tools.ask('document')} />
              <Do label="Video" icon={Video} off={!editor} run={() => tools.ask('video')} />
              {editorState?.table ? (
                <TableTools editor={editor!} tools={tools} />
              ) : (
                <Do label="Table" icon={Table} off={!editor} run={() => insertTable(editor!)} />
              )}
            </Set>
            <Set>
              {mark('Callout', '', Info, editorState?.callout, () =>
                editorState?.callout ? unframe(editor!) : toggleCallout(editor!),
              )}
              <Do
                label="Footnote"
                keys="Mod+Alt+F"
                icon={Superscript}
                off={!editor}
                run={() => tools.ask('footnote')}
              />
              <Do label="Dividing line" icon={Minus} off={!editor} run={() => insertLine(editor!)} />
            </Set>
            <Set>
              <Do
                label="Undo"
                keys="Mod+Z"
                icon={Undo2}
                off={!editorState?.undo}
                run={() => void (editor!.commands.undoInputRule() || chain().undo().run())}
              />
              <Do
                label="Redo"
                keys="Mod+Shift+Z"
                icon={Redo2}
                off={!editorState?.redo}
                run={() => chain().redo().run()}
              />
            </Set>
            <Set>
              <Do label="Comment" keys="Mod+Alt+M" icon={MessageSquarePlus} off={!editor} run={onComment} />
              <Do
                label="Find and replace"
                keys="Mod+F"
                icon={Search}
                off={!editor}
                expanded={tools.drawer === 'find'}
                run={() => (tools.drawer === 'find' ? tools.fold() : tools.find())}
              />
              <Do
                label="Outline"
                icon={ListTree}
                off={!editor}
                expanded={tools.drawer === 'outline'}
                run={() => tools.unfold('outline')}
              />
              <Do
                label="Keyboard shortcuts"
                keys="Mod+/"
                icon={Keyboard}
                run={() => dispatchEvent(new Event(openShortcuts))}
              />
            </Set>
          </Toolbar>
        </div>
      </div>
      <ToolWindows editor={editor} entryId={entryId} language={language} tools={tools} searched={searched} />
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
    language: selectedLanguage(editor),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    table: editor.isActive('table'),
    callout: editor.isActive('callout'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
  }
}

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
import { useEffect, useState, type ReactNode } from 'react'
import { openShortcuts } from '@/components/ui/keys'
import { Toolbar } from '@/components/ui/toolbar'
import type { Language } from '@/lib/languages/languages'
import { afterPointerUp } from '../panel/section'
import type { SearchedFields } from './find/use-find'
import { selectedLanguage } from './language/language-marks'
import { languageName } from './language/language-choices'
import { insertRule, insertTable, toggleCallout, unframe } from './insertions'
import { TableTools } from './table-tools'
import { ToolDialogs } from './tool-windows'
import type { Tools } from './tools'
import { ToolGroup, ToolButton, type ToolProps } from './tool-button'

type Props = {
  editor: Editor | null
  entryId?: number
  language: Language
  tools: Tools
  searched: SearchedFields
  onComment: () => void
  over?: ReactNode
}

/** Shows the tools, once the text has had the focus. */
export function FormattingBar({ editor, entryId, language, tools, searched, onComment, over }: Props) {
  const editorState = useEditorState({ editor, selector: ({ editor }) => (editor ? stateOf(editor) : undefined) })

  const isWriting = useHasFocused(editor)

  const mark = (label: string, keys: string, icon: LucideIcon, on: boolean | undefined, run: () => void) => (
    <ToolButton key={label} label={label} keys={keys} icon={icon} run={run} on={!!on} off={!editor} />
  )
  const tool = (label: string, icon: LucideIcon, run: () => void, more?: Partial<ToolProps>) => (
    <ToolButton label={label} icon={icon} run={run} off={!editor} {...more} />
  )
  const chain = () => editor!.chain().focus()
  return (
    <>
      <div className="relative">
        {over}
        {isWriting && (
          <div inert={!!over}>
            <Toolbar
              ref={tools.toolbar}
              aria-label="Formatting"
              className="flex items-center max-sm:overflow-x-auto [scrollbar-width:none] max-sm:pr-8 max-sm:[mask-image:linear-gradient(to_right,#000_calc(100%-2.5rem),transparent)] sm:flex-wrap"
            >
              <ToolGroup>
                {mark('Heading', 'Mod+Alt+2', Heading2, editorState?.h2, () =>
                  chain().toggleHeading({ level: 2 }).run(),
                )}
                {mark('Smaller heading', 'Mod+Alt+3', Heading3, editorState?.h3, () =>
                  chain().toggleHeading({ level: 3 }).run(),
                )}
              </ToolGroup>
              <ToolGroup>
                {mark('Bold', 'Mod+B', Bold, editorState?.bold, () => chain().toggleBold().run())}
                {mark('Italic', 'Mod+I', Italic, editorState?.italic, () => chain().toggleItalic().run())}
                {mark('Link', 'Mod+K', Link2, editorState?.link, () => tools.ask('link'))}
                {tool('Language', Languages, () => tools.ask('language'), {
                  on: !!editorState?.language,
                  value: editorState?.language && languageName(editorState.language),
                })}
              </ToolGroup>
              <ToolGroup>
                {mark('Bulleted list', 'Mod+Shift+8', List, editorState?.bullets, () =>
                  chain().toggleBulletList().run(),
                )}
                {mark('Numbered list', 'Mod+Shift+7', ListOrdered, editorState?.numbers, () =>
                  chain().toggleOrderedList().run(),
                )}
                {mark('Quote', 'Mod+Shift+B', Quote, editorState?.quote, () => chain().toggleBlockquote().run())}
              </ToolGroup>
              <ToolGroup>
                {tool('Picture', ImagePlus, () => tools.ask('picture'))}
                {tool('File', FileText, () => tools.ask('document'))}
                {tool('Video', Video, () => tools.ask('video'))}
                {editorState?.table ? (
                  <TableTools editor={editor!} tools={tools} />
                ) : (
                  tool('Table', Table, () => insertTable(editor!))
                )}
              </ToolGroup>
              <ToolGroup>
                {mark('Callout', '', Info, editorState?.callout, () =>
                  editorState?.callout ? unframe(editor!) : toggleCallout(editor!),
                )}
                {tool('Footnote', Superscript, () => tools.ask('footnote'), { keys: 'Mod+Alt+F' })}
                {tool('Dividing line', Minus, () => insertRule(editor!))}
              </ToolGroup>
              <ToolGroup>
                {tool('Undo', Undo2, () => void (editor!.commands.undoInputRule() || chain().undo().run()), {
                  keys: 'Mod+Z',
                  off: !editorState?.undo,
                })}
                {tool('Redo', Redo2, () => chain().redo().run(), { keys: 'Mod+Shift+Z', off: !editorState?.redo })}
              </ToolGroup>
              <ToolGroup>
                {tool('Comment', MessageSquarePlus, onComment, { keys: 'Mod+Alt+M' })}
                {tool('Find and replace', Search, () => (tools.drawer === 'find' ? tools.fold() : tools.find()), {
                  keys: 'Mod+F',
                  expanded: tools.drawer === 'find',
                })}
                {tool('Outline', ListTree, () => tools.unfold('outline'), { expanded: tools.drawer === 'outline' })}
                {tool('Keyboard shortcuts', Keyboard, () => dispatchEvent(new Event(openShortcuts)), {
                  keys: 'Mod+/',
                  off: false,
                })}
              </ToolGroup>
            </Toolbar>
          </div>
        )}
      </div>
      <ToolDialogs editor={editor} entryId={entryId} language={language} tools={tools} searched={searched} />
    </>
  )
}

function useHasFocused(editor: Editor | null) {
  const [hasFocused, setFocused] = useState(false)
  useEffect(() => {
    // Below the bar, nothing moves under a finger.
    const onFocus = () => afterPointerUp(() => setFocused(true))
    editor?.on('focus', onFocus)
    return () => void editor?.off('focus', onFocus)
  }, [editor])
  return hasFocused
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

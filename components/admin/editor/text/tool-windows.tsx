import type { Editor } from '@tiptap/react'
import { useCommands } from '@/components/admin/palette/commands'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { loadLater, useLoadedEarly } from '@/components/ui/later'
import type { Language } from '@/lib/languages/languages'
import { ChooseUpload, ChooseUploadForm } from '../choose-upload'
import { useUploads } from '../uploads'
import { FindBar } from './find/find-bar'
import type { SearchedFields } from './find/use-find'
import { FootnoteForm } from './footnote-form'
import { isFootnote } from './footnote-in-text'
import { goToUndescribed } from './go-to'
import { insertUploads, uploadInto, placeBelow } from './insert'
import { insertions } from './insertions'
import { SlashMenu } from './slash/slash-menu'
import { completeAddress, linkAddressOf, type Dialogue, type Tools } from './tools'
import { useState, type ComponentType } from 'react'
import { hostOf } from '@/domain/content/body/schema'
import { TextField } from '@/components/ui/fields'

type Props = { editor: Editor | null; entryId?: number; language: Language; tools: Tools; searched: SearchedFields }

const LinkForm = loadLater(() => import('./link-form').then((part) => part.LinkForm))

const LanguageForm = loadLater(() => import('./language/language-form').then((part) => part.LanguageForm))

const CaptionForm = loadLater(() => import('./caption-form').then((part) => part.CaptionForm))

const Outline = loadLater(() => import('./outline/outline').then((part) => part.Outline), 'min-h-14 p-2.5')
const preloaded = [Outline, LinkForm, LanguageForm, CaptionForm, ChooseUploadForm]

type FormProps = Pick<Props, 'entryId' | 'language'> & { editor: Editor; onClose: () => void }
type DialogSpec = { titleOf: (editor: Editor) => string; Form: ComponentType<FormProps> }

const forms: Partial<Record<Dialogue, DialogSpec>> = {
  link: { titleOf: (editor) => (linkAddressOf(editor) ? 'Change the link' : 'Link'), Form: LinkForm },
  language: { titleOf: (editor) => `Language of ${selectionWords(editor)}`, Form: LanguageForm },
  footnote: { titleOf: () => 'Footnote', Form: FootnoteForm },
  table: { titleOf: () => 'Caption, source, chart', Form: CaptionForm },
  video: { titleOf: () => 'Video', Form: VideoForm },
}

export function ToolDialogs({ editor, entryId, language, tools, searched }: Props) {
  const { dialogue, drawer, findRequests, close, fold } = tools
  const uploads = useUploads()
  useLoadedEarly(preloaded)
  useCommands('Into the text', () => (editor ? insertCommands(editor, tools) : []))
  if (!editor) return null
  const form = dialogue && forms[dialogue]
  return (
    <>
      {drawer === 'find' && <FindBar editor={editor} searched={searched} findRequests={findRequests} onClose={fold} />}
      {drawer === 'outline' && <Outline editor={editor} onJump={() => innerWidth < 1024 && fold()} />}
      <SlashMenu editor={editor} tools={tools} />
      {form && (
        <Dialog title={form.titleOf(editor)} open onOpenChange={close}>
          <form.Form editor={editor} entryId={entryId} language={language} onClose={close} />
        </Dialog>
      )}
      {(dialogue === 'picture' || dialogue === 'document') && (
        <ChooseUpload
          type={dialogue}
          onClose={close}
          onChoose={(chosen) => {
            insertUploads(editor, chosen)
            goToUndescribed(editor, chosen)
          }}
          onFiles={(files) => void uploadInto(editor, uploads, files, editor.state.selection.to)}
        />
      )}
    </>
  )
}

function commandLabel(name: string) {
  if (name === 'Language…') return 'Language of the selected words…'
  return name.endsWith('…') ? `${name.slice(0, -1)} of this table…` : `Insert ${name.toLowerCase()}`
}

function insertCommands(editor: Editor, tools: Tools) {
  return insertions
    .filter(({ group, fits }) => group !== 'Text' && (fits?.(editor) ?? true))
    .map(({ name, words, run }) => ({
      label: commandLabel(name),
      also: words,
      run: () => run(editor, tools),
    }))
}

function selectionWords({ state: { selection } }: Editor) {
  if (isFootnote(selection)) return 'this footnote'
  return selection.empty ? 'this passage' : 'the selected words'
}

function VideoForm({ editor, onClose }: FormProps) {
  const [address, setAddress] = useState('')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string>()

  function add() {
    const href = completeAddress(address)
    if (!hostOf(href)) return setProblem('Paste the address of the page that shows the video: https://…')
    const at = placeBelow(editor, editor.state.selection.to)
    editor
      .chain()
      .focus()
      .insertContentAt(at, { type: 'video', attrs: { href, title: title.trim() } })
      .run()
    onClose()
  }

  return (
    <DialogForm onSubmit={add} verb="Add video">
      <TextField
        label="Address of the video"
        value={address}
        onChange={setAddress}
        problem={problem}
        hint="On YouTube, Vimeo or elsewhere. Readers get a link: nothing of the other site is loaded, and it learns of nobody who only reads."
        inputMode="url"
        autoFocus
      />
      <TextField label="Title of the video" value={title} onChange={setTitle} />
    </DialogForm>
  )
}

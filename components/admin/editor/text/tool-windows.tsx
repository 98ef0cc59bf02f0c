'use client'

import type { Editor } from '@tiptap/react'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { FindBar } from './find/find-bar'
import { FootnoteDialog } from './footnote-dialog'
import { insertUpload, uploadInto } from './insert'
import { LinkDialog } from './link-dialog'
import { Outline } from './outline/outline'
import { SlashMenu } from './slash/slash-menu'
import type { Tools } from './tools'
import { VideoDialog } from './video-dialog'

type Props = { editor: Editor | null; tools: Tools }

/** What the tools open: dialogs over the text, drawers under the toolbar, the list at a slash. */
export function ToolWindows({ editor, tools }: Props) {
  const { dialogue, drawer, findRequests, close, fold } = tools
  const uploads = useUploads()
  if (!editor) return null
  return (
    <>
      {drawer === 'find' && <FindBar editor={editor} findRequests={findRequests} onClose={fold} />}
      {drawer === 'outline' && <Outline editor={editor} onJump={() => innerWidth < 1024 && fold()} />}
      <SlashMenu editor={editor} tools={tools} />
      {dialogue === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {dialogue === 'footnote' && <FootnoteDialog editor={editor} onClose={close} />}
      {dialogue === 'video' && <VideoDialog editor={editor} onClose={close} />}
      {(dialogue === 'picture' || dialogue === 'document') && (
        <ChooseUpload
          type={dialogue}
          onClose={close}
          onChoose={(upload) => insertUpload(editor, upload)}
          onFile={(file) => void uploadInto(editor, uploads, [file], editor.state.selection.to)}
        />
      )}
    </>
  )
}

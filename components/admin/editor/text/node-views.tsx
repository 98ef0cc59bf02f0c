import { NodeViewContent, NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { AttributeField, RemoveNode } from './attribute-field'
import { X, FileText, Play, Video, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { calloutKinds, isCalloutKind, hostOf } from '@/domain/content/body/schema'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/fields'
import { unframe } from './insertions'
import { factsOf } from '@/components/admin/media/upload-words'
import { useUploads } from '../uploads'
import { isRecording } from '@/lib/files/media-types'

export function QuoteView({ node, updateAttributes }: NodeViewProps) {
  return (
    <NodeViewWrapper as="figure" className="quotation">
      <NodeViewContent<'blockquote'> as="blockquote" />
      <div className="quotation-tools" contentEditable={false}>
        <AttributeField
          label="Who said it"
          bare
          placeholder="Who said it, and where"
          value={String(node.attrs.speaker)}
          onChange={(speaker) => updateAttributes({ speaker })}
        />
      </div>
    </NodeViewWrapper>
  )
}

export function CalloutView({ node, updateAttributes, editor, getPos }: NodeViewProps) {
  const kind = isCalloutKind(node.attrs.kind) ? node.attrs.kind : 'note'

  function off() {
    editor.commands.focus((getPos() ?? 0) + 2)
    unframe(editor)
  }

  return (
    <NodeViewWrapper as="aside" className={`callout callout-${kind}`}>
      <div className="callout-tools" contentEditable={false}>
        <SelectField
          label="Kind of callout"
          bare
          options={calloutKinds}
          value={kind}
          onChange={(value) => updateAttributes({ kind: value })}
        />
        <AttributeField
          label="Another word for it"
          bare
          placeholder={`“${calloutKinds[kind]}”, or another word`}
          value={String(node.attrs.label)}
          onChange={(label) => updateAttributes({ label })}
        />
        <Button small kind="quiet" onPress={off} aria-label="Callout off: keep its text alone">
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <NodeViewContent className="callout-text" />
    </NodeViewWrapper>
  )
}

export function FileView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { mediaId, title, transcript } = node.attrs as { mediaId: string; title: string; transcript: string }
  const upload = useUploads().find(mediaId)
  const isPlayed = upload !== undefined && isRecording(upload.type)
  const name = upload ? `${upload.name}, ${factsOf(upload)}` : 'A file'
  return (
    <Card icon={isPlayed ? Play : FileText} name={name} selected={selected}>
      <AttributeField
        label={isPlayed ? 'Title' : 'Link text'}
        value={title}
        hint={title ? undefined : `Left empty, it is ${upload?.name ?? 'the name of the file'}.`}
        onChange={(title) => updateAttributes({ title })}
      />
      {isPlayed && (
        <AttributeField
          label="Transcript"
          rows={6}
          value={transcript}
          hint="What is said in it, for readers who cannot hear it or have a slow line. An empty line begins a paragraph."
          onChange={(transcript) => updateAttributes({ transcript })}
        />
      )}
      <RemoveNode what={isPlayed ? 'recording' : 'file'} onPress={deleteNode} />
    </Card>
  )
}

/** Shows a video as a card with a link: nothing is fetched from the other site, not even in the editor. */
export function VideoView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { href, title } = node.attrs as { href: string; title: string }
  const host = hostOf(href)
  return (
    <Card icon={Video} name={host ? `Video on ${host}` : 'A video'} selected={selected}>
      <AttributeField
        label="Title of the video"
        value={title}
        hint={title ? undefined : 'Left empty, readers see the address.'}
        onChange={(title) => updateAttributes({ title })}
      />
      <AttributeField
        label="Address of the video"
        value={href}
        hint={host ? undefined : 'Not a web address yet (https://…): readers see the title alone.'}
        onChange={(href) => updateAttributes({ href: href.trim() })}
      />
      <RemoveNode what="video" onPress={deleteNode} />
    </Card>
  )
}

type CardProps = { icon: LucideIcon; name: string; look?: string; selected: boolean; children: ReactNode }

/** Shows a node that contains no text, with its fields. */
export function Card({ icon: Icon, name, look = 'node-form', selected, children }: CardProps) {
  return (
    <NodeViewWrapper className={`node ${selected ? 'is-selected' : ''}`}>
      <div className={look} contentEditable={false}>
        <p className="node-name" data-drag-handle draggable>
          <Icon aria-hidden className="size-4 shrink-0" />
          <span>{name}</span>
        </p>
        {children}
      </div>
    </NodeViewWrapper>
  )
}

import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { FileText, Play } from 'lucide-react'
import { factsOf } from '@/components/admin/media/upload-words'
import { useUploads } from '../uploads'
import { AttributeField } from './attribute-field'
import { isRecording } from '@/lib/files/media-types'
import { RemoveNode } from './remove-node'

export function FileView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { mediaId, title, transcript } = node.attrs as { mediaId: string; title: string; transcript: string }
  const upload = useUploads().find(mediaId)
  const isPlayed = upload !== undefined && isRecording(upload.type)
  const Icon = isPlayed ? Play : FileText
  return (
    <NodeViewWrapper className={`node ${selected ? 'is-selected' : ''}`}>
      <div className="node-form" contentEditable={false}>
        <p className="node-name" data-drag-handle draggable>
          <Icon aria-hidden className="size-4 shrink-0" />
          <span>{upload ? `${upload.name}, ${factsOf(upload)}` : 'A file'}</span>
        </p>
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
      </div>
    </NodeViewWrapper>
  )
}

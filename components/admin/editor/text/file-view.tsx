'use client'

import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { FileText } from 'lucide-react'
import { uploadFacts } from '../file-facts'
import { useUploads } from '../uploads'
import { AttributeField } from './attribute-field'
import { RemoveNode } from './remove-node'

/** A file offered within the text. */
export function FileView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { mediaId, title } = node.attrs as { mediaId: string; title: string }
  const upload = useUploads().find(mediaId)
  return (
    <NodeViewWrapper className={`node ${selected ? 'is-selected' : ''}`}>
      <div className="node-form" contentEditable={false}>
        <p className="node-name" data-drag-handle draggable>
          <FileText aria-hidden className="size-4 shrink-0" />
          <span>{upload ? `${upload.name}, ${uploadFacts(upload)}` : 'A file'}</span>
        </p>
        <AttributeField
          label="Link text"
          value={title}
          hint={title ? undefined : `Left empty, it is ${upload?.name ?? 'the name of the file'}.`}
          onChange={(title) => updateAttributes({ title })}
        />
        <RemoveNode what="file" onPress={deleteNode} />
      </div>
    </NodeViewWrapper>
  )
}

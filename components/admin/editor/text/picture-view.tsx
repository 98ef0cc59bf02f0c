'use client'

import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { Checkbox } from '@/components/ui/checkbox'
import { useUploads } from '../uploads'
import { AttributeField } from './attribute-field'
import { RemoveNode } from './remove-node'

/** A picture in the text, with what readers who cannot see it are told. */
export function PictureView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { mediaId, decorative } = node.attrs as { mediaId: string; decorative: boolean }
  const upload = useUploads().find(mediaId)
  return (
    <NodeViewWrapper as="figure" className={`node ${selected ? 'is-selected' : ''}`}>
      <img
        src={`/api/desk/media/${mediaId}/shown.webp`}
        alt={String(node.attrs.alt)}
        width={upload?.width ?? undefined}
        height={upload?.height ?? undefined}
        data-drag-handle
        draggable
      />
      <div className="node-form" contentEditable={false}>
        {!decorative && (
          <AttributeField
            label="Description for readers who cannot see the picture"
            value={String(node.attrs.alt)}
            hint={node.attrs.alt ? undefined : 'Not described yet.'}
            onChange={(alt) => updateAttributes({ alt })}
          />
        )}
        <Checkbox isSelected={decorative} onChange={(decorative) => updateAttributes({ decorative })}>
          Decoration only: nothing to describe
        </Checkbox>
        <AttributeField
          label="Caption"
          value={String(node.attrs.caption)}
          onChange={(caption) => updateAttributes({ caption })}
        />
        <AttributeField
          label="Credit"
          value={String(node.attrs.credit)}
          hint={node.attrs.credit ? undefined : 'Who made it, as readers see it: “Photo: UN-ACT”.'}
          onChange={(credit) => updateAttributes({ credit })}
        />
        <RemoveNode what="picture" onPress={deleteNode} />
      </div>
    </NodeViewWrapper>
  )
}

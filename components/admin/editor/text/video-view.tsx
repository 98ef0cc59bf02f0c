import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { Video } from 'lucide-react'
import { hostOf } from '@/domain/content/body/schema'
import { AttributeField } from './attribute-field'
import { RemoveNode } from './remove-node'

/** A card with a link: nothing is fetched from the other site, not even here. */
export function VideoView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const { href, title } = node.attrs as { href: string; title: string }
  const host = hostOf(href)
  return (
    <NodeViewWrapper className={`node ${selected ? 'is-selected' : ''}`}>
      <div className="node-form" contentEditable={false}>
        <p className="node-name" data-drag-handle draggable>
          <Video aria-hidden className="size-4 shrink-0" />
          <span>{host ? `Video on ${host}` : 'A video'}</span>
        </p>
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
      </div>
    </NodeViewWrapper>
  )
}

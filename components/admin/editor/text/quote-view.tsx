import { NodeViewContent, NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { AttributeField } from './attribute-field'

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

import { NodeViewContent, NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { X } from 'lucide-react'
import { calloutKinds, isCalloutKind } from '@/domain/content/body/schema'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { AttributeField } from './attribute-field'
import { unframe } from './insertions'

const kinds = Object.entries(calloutKinds).map(([value, label]) => ({ value, label }))

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
          options={kinds}
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

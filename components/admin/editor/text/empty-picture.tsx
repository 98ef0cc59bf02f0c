import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { nodeOf, uploadInto } from './insert'
import { RemoveNode } from './remove-node'

export function EmptyPicture({ node, editor, getPos, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const [choosing, setChoosing] = useState(false)
  const uploads = useUploads()
  const words = [node.attrs.alt, node.attrs.caption].filter(Boolean).join(' · ')
  return (
    <NodeViewWrapper className={`node ${selected ? 'is-selected' : ''}`}>
      <div className="empty-picture" contentEditable={false}>
        <p className="node-name" data-drag-handle draggable>
          <ImageOff aria-hidden className="size-4 shrink-0" />
          <span>A picture stood here</span>
        </p>
        {words && <p>{words}</p>}
        <p className="text-soft">It was not part of what was pasted. Drop it here, or choose it.</p>
        <div className="flex flex-wrap gap-2">
          <Button small onPress={() => setChoosing(true)}>
            Choose the picture
          </Button>
          <RemoveNode what="place" onPress={deleteNode} />
        </div>
        {choosing && (
          <ChooseUpload
            type="picture"
            onlyOne
            onClose={() => setChoosing(false)}
            onChoose={([upload]) => upload && updateAttributes(nodeOf(upload, node).attrs)}
            onFiles={(files) => {
              const at = getPos()
              if (at !== undefined) void uploadInto(editor, uploads, files, at)
            }}
          />
        )}
      </div>
    </NodeViewWrapper>
  )
}

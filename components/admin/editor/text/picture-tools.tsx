import { Fragment } from '@tiptap/pm/model'
import { NodeSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import type { NodeViewProps } from '@tiptap/react'
import { ArrowDown, ArrowUp, Columns2, RectangleHorizontal, Replace, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Toolbar } from '@/components/ui/toolbar'
import type { EditorUpload } from '@/domain/writing/editing'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { ToolButton, ToolGroup } from './tool-button'

type Props = Pick<NodeViewProps, 'editor' | 'node' | 'getPos' | 'updateAttributes' | 'deleteNode'>

export function PictureTools({ editor, node, getPos, updateAttributes, deleteNode }: Props) {
  const [choosing, setChoosing] = useState(false)
  const uploads = useUploads()
  const isHalf = node.attrs.width === 'half'
  const moved = (by: 1 | -1) => {
    const at = getPos()
    return at === undefined ? undefined : moveBlock(editor.state, at, by)
  }
  const move = (by: 1 | -1) => {
    const transaction = moved(by)
    if (transaction) editor.view.dispatch(transaction)
  }

  /** Keeps words that were written for this place; words of the old picture are removed. */
  function replaceBy(next: EditorUpload) {
    // The words may have changed during the upload.
    const at = getPos()
    const attrs = at === undefined ? undefined : editor.state.doc.nodeAt(at)?.attrs
    if (!attrs) return
    const old = uploads.find(String(attrs.mediaId))
    const words = (['alt', 'caption', 'credit'] as const).map((name) => {
      const isOwn = attrs[name] !== '' && attrs[name] !== old?.[name]
      return [name, isOwn ? attrs[name] : next[name]]
    })
    updateAttributes({ mediaId: next.id, ...Object.fromEntries(words) })
  }

  return (
    <>
      <Toolbar aria-label="Picture" className="flex flex-wrap items-center">
        <ToolGroup>
          <ToolButton
            label="As wide as the text"
            icon={RectangleHorizontal}
            on={!isHalf}
            run={() => updateAttributes({ width: '' })}
          />
          <ToolButton
            label="Half as wide; two in a row stand side by side"
            icon={Columns2}
            on={isHalf}
            run={() => updateAttributes({ width: 'half' })}
          />
        </ToolGroup>
        <ToolGroup>
          <ToolButton label="Move up" icon={ArrowUp} off={!moved(-1)} run={() => move(-1)} />
          <ToolButton label="Move down" icon={ArrowDown} off={!moved(1)} run={() => move(1)} />
        </ToolGroup>
        <ToolGroup>
          <ToolButton label="Replace with another picture" icon={Replace} run={() => setChoosing(true)} />
          <ToolButton label="Remove picture" icon={Trash2} run={deleteNode} />
        </ToolGroup>
      </Toolbar>
      {choosing && (
        <ChooseUpload
          type="picture"
          onlyOne
          onClose={() => setChoosing(false)}
          onChoose={([upload]) => upload && replaceBy(upload)}
        />
      )}
    </>
  )
}

export function moveBlock({ doc, tr }: EditorState, at: number, by: 1 | -1): Transaction | undefined {
  const place = doc.resolve(at)
  const { parent, nodeAfter: node } = place
  const index = place.index()
  const other = parent.maybeChild(index + by)
  if (!node || !other) return undefined
  const order = by < 0 ? [node, other] : [other, node]
  const first = Math.min(index, index + by)
  if (!parent.type.validContent(Fragment.from(parent.children.toSpliced(first, 2, ...order)))) return undefined
  const from = by < 0 ? at - other.nodeSize : at
  tr.replaceWith(from, from + node.nodeSize + other.nodeSize, order)
  const to = by < 0 ? from : from + other.nodeSize
  return tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView()
}

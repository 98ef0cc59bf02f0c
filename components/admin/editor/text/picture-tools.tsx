'use client'

import type { NodeViewProps } from '@tiptap/react'
import { ArrowDown, ArrowUp, Columns2, RectangleHorizontal, Replace, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Toolbar } from '@/components/ui/toolbar'
import type { EditorUpload } from '@/domain/writing/editing'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import { moveBlock } from './move-block'
import { Do, Set } from './tool-button'

type Props = Pick<NodeViewProps, 'editor' | 'node' | 'getPos' | 'updateAttributes' | 'deleteNode'>

/** Shows what can be done to a picture where it stands. */
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

  /** Words that were written for this place stay; those that came with the old picture go with it. */
  function replaceBy(next: EditorUpload) {
    // Its words may have been written while the other picture was on its way.
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
        <Set>
          <Do
            label="As wide as the text"
            icon={RectangleHorizontal}
            on={!isHalf}
            run={() => updateAttributes({ width: '' })}
          />
          <Do
            label="Half as wide; two in a row stand side by side"
            icon={Columns2}
            on={isHalf}
            run={() => updateAttributes({ width: 'half' })}
          />
        </Set>
        <Set>
          <Do label="Move up" icon={ArrowUp} off={!moved(-1)} run={() => move(-1)} />
          <Do label="Move down" icon={ArrowDown} off={!moved(1)} run={() => move(1)} />
        </Set>
        <Set>
          <Do label="Replace with another picture" icon={Replace} run={() => setChoosing(true)} />
          <Do label="Remove picture" icon={Trash2} run={deleteNode} />
        </Set>
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

import { NodeViewWrapper, type NodeViewProps } from '@tiptap/react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/fields'
import type { EditorUpload } from '@/domain/writing/editing'
import { useUploads } from '../uploads'
import { AttributeField, RemoveNode } from './attribute-field'
import { goToBlock } from './go-to'
import { isPlaceholder, uploadNode, uploadInto } from './insert'
import { Card } from './node-views'
import { PictureTools } from './picture-tools'
import { ImageOff } from 'lucide-react'
import { ChooseUpload } from '../choose-upload'

export function PictureView(props: NodeViewProps) {
  return isPlaceholder(props.node) ? <EmptyPicture {...props} /> : <ShownPicture {...props} />
}

function ShownPicture(props: NodeViewProps) {
  const { node, editor, getPos, updateAttributes, selected } = props
  const { mediaId, decorative } = node.attrs as { mediaId: string; decorative: boolean }
  const [alt, caption, credit] = [node.attrs.alt, node.attrs.caption, node.attrs.credit].map(String)
  const upload = useUploads().find(mediaId)

  function describe() {
    const at = getPos()
    if (at !== undefined) goToBlock(editor, at)
  }

  return (
    <NodeViewWrapper as="figure" className={`node ${selected ? 'is-selected' : ''}`}>
      <img
        src={`/api/desk/media/${mediaId}/shown.webp`}
        alt={alt}
        width={upload?.width ?? undefined}
        height={upload?.height ?? undefined}
        data-drag-handle
        draggable
      />
      <div className="picture-words" contentEditable={false}>
        {(caption || credit) && (
          <figcaption>
            {caption} {credit && <span className="credit">{credit}</span>}
          </figcaption>
        )}
        {!alt && !decorative && (
          <Button small onPress={describe}>
            Describe this picture
          </Button>
        )}
      </div>
      <div className="node-form" contentEditable={false}>
        <PictureTools {...props} />
        {!decorative && (
          <AttributeField
            label="Description for readers who cannot see the picture"
            value={alt!}
            hint={alt ? undefined : 'Not described yet.'}
            onChange={(alt) => updateAttributes({ alt })}
          />
        )}
        {!decorative && upload && <DescriptionForLibrary upload={upload} alt={alt!} />}
        <Checkbox isSelected={decorative} onChange={(decorative) => updateAttributes({ decorative })}>
          Decoration only: nothing to describe
        </Checkbox>
        <AttributeField label="Caption" value={caption!} onChange={(caption) => updateAttributes({ caption })} />
        <AttributeField
          label="Credit"
          value={credit!}
          hint={credit ? undefined : 'Who made it, as readers see it: “Photo: UN-ACT”.'}
          onChange={(credit) => updateAttributes({ credit })}
        />
        <p className="text-sm">
          <a href={`/admin/media/${mediaId}`} target="_blank" rel="noopener">
            Crop it, or choose its focal point, in Media
          </a>{' '}
          (opens in a new tab)
        </p>
      </div>
    </NodeViewWrapper>
  )
}

function DescriptionForLibrary({ upload, alt }: { upload: EditorUpload; alt: string }) {
  const uploads = useUploads()
  const { send, pending, sentence } = useAsk(() => ask(`/api/desk/media/${upload.id}/description`, { alt }), {
    onDone: () => uploads.add({ ...upload, alt }),
  })
  if (upload.alt || !alt.trim()) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <Button small isPending={pending} onPress={() => void send()}>
        Save this description in Media too
      </Button>
      {sentence && <p className="text-bad">{sentence}</p>}
    </div>
  )
}

function EmptyPicture({ node, editor, getPos, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const uploads = useUploads()
  const words = [node.attrs.alt, node.attrs.caption].filter(Boolean).join(' · ')
  return (
    <Card icon={ImageOff} name="A picture stood here" look="empty-picture" selected={selected}>
      {words && <p>{words}</p>}
      <p className="text-soft">It was not part of what was pasted. Drop it here, or choose it.</p>
      <div className="flex flex-wrap gap-2">
        <ChooseUpload
          type="picture"
          onlyOne
          trigger={<Button small>Choose the picture</Button>}
          onChoose={([upload]) => upload && updateAttributes(uploadNode(upload, node).attrs)}
          onFiles={(files) => {
            const at = getPos()
            if (at !== undefined) void uploadInto(editor, uploads, files, at)
          }}
        />
        <RemoveNode what="place" onPress={deleteNode} />
      </div>
    </Card>
  )
}

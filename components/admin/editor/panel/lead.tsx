import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox, TextField } from '@/components/ui/fields'
import type { Content } from '@/domain/content/content'
import type { EditorUpload } from '@/domain/writing/editing'
import { ChooseUpload } from '../choose-upload'
import { useUploads } from '../uploads'
import type { PanelPart } from './part'

type LeadContent = NonNullable<Content['lead']>

export function LeadSection({ draft: { fields, change }, problem }: PanelPart) {
  const { lead } = fields
  const put = (lead: LeadContent | null) => change({ lead })
  const newest = useRef(lead?.mediaId)
  useEffect(() => void (newest.current = lead?.mediaId))

  /** An upload that ends late does not replace a picture chosen meanwhile; it is in the library. */
  function choose([upload]: EditorUpload[]) {
    if (upload && newest.current === lead?.mediaId) put(leadOf(upload))
  }

  return (
    <>
      {lead && <ChosenPicture lead={lead} change={(changed) => put({ ...lead, ...changed })} problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <ChooseUpload
          type="picture"
          onlyOne
          trigger={<Button small>{lead ? 'Choose another' : 'Choose a picture'}</Button>}
          onChoose={choose}
        />
        {lead && (
          <Button small kind="danger" onPress={() => put(null)}>
            Remove lead picture
          </Button>
        )}
      </div>
    </>
  )
}

function leadOf({ id, alt, decorative, caption, credit }: EditorUpload): LeadContent {
  return { mediaId: id, alt, decorative, caption, credit }
}

type ChosenProps = { lead: LeadContent; change: (changed: Partial<LeadContent>) => void; problem: PanelPart['problem'] }

function ChosenPicture({ lead, change, problem }: ChosenProps) {
  const { mediaId, alt, decorative, caption, credit } = lead
  const upload = useUploads().find(mediaId)
  return (
    <>
      <img
        src={`/api/desk/media/${mediaId}/shown.webp`}
        alt={alt}
        width={upload?.width ?? undefined}
        height={upload?.height ?? undefined}
        className="max-h-60 w-full bg-wash object-contain"
      />
      {!decorative && (
        <TextField
          label="Description for readers who cannot see the picture"
          value={alt}
          onChange={(alt) => change({ alt })}
          hint={alt ? undefined : 'Not described yet.'}
          problem={problem('lead.alt')}
          rows={2}
        />
      )}
      <Checkbox isSelected={decorative} onChange={(decorative) => change({ decorative })}>
        Decorative: it adds nothing that the text does not say
      </Checkbox>
      <TextField
        label="Caption"
        value={caption}
        onChange={(caption) => change({ caption })}
        problem={problem('lead.caption')}
        rows={2}
      />
      <TextField
        label="Credit"
        value={credit}
        onChange={(credit) => change({ credit })}
        hint={credit ? undefined : 'Who made it, as readers see it: “Photo: UN-ACT”.'}
        problem={problem('lead.credit')}
      />
    </>
  )
}

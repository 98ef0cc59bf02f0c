import { Facts } from '@/components/admin/shell/facts'
import type { UploadDetailsOf } from '@/domain/files/media-details'
import type { ReactNode } from 'react'
import { licences } from '@/lib/text/licences'

type Props = { id: string; details: UploadDetailsOf; picture?: { width: number; height: number } }

export function ReadOnlyDetails({ id, details, picture }: Props) {
  const people = details.people && peopleNames[details.people]
  const facts: [string, ReactNode][] = [
    ['Title', !picture && details.title],
    ['Description', picture !== undefined && (details.decorative ? 'Decoration only' : details.alt)],
    ['Caption', details.caption],
    ['Credit', details.credit],
    ['Licence', details.licence && (licences[details.licence]?.name ?? details.licence)],
    ['People shown', people],
    ['Note on consent', details.consent],
  ]
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      {picture && (
        <img
          src={`/api/desk/media/${id}/shown.webp`}
          alt={details.alt}
          {...picture}
          className="h-auto max-h-[60vh] w-auto max-w-full bg-wash"
        />
      )}
      <Facts facts={facts} className="content-start" />
    </div>
  )
}

export const peopleNames = {
  none: 'Nobody',
  unrecognisable: 'People who cannot be recognised',
  recognisable: 'People who can be recognised',
  'at risk': 'People at risk',
}

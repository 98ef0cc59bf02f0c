import { pathOf } from '@/lib/web/entry-path'
import { readableAddress } from '@/lib/web/readable-address'
import { TextField } from '@/components/ui/fields'
import { proposeSlug } from '../fields'
import type { PanelPart } from './part'

export function AddressSection({ opened, standing, draft, problem, entryId }: PanelPart) {
  const { fields, change } = draft
  const slug = slugToShow({ opened, draft, entryId })
  const path = pathFor({ opened, standing, draft, entryId })
  return (
    <>
      <TextField
        label="Address"
        value={slug}
        onChange={(slug) => change(slug ? { slug, ownSlug: true } : { slug: '', ownSlug: !!standing?.addressed })}
        problem={problem('slug')}
        spellCheck="false"
        autoComplete="off"
        className="[&_label]:sr-only"
      />
      <p className="text-sm text-soft">
        <span className="font-mono wrap-anywhere text-ink">{readableAddress(path)}</span>
        {!fields.ownSlug && <span className="block">Proposed from the title.</span>}
        {standing?.state.is === 'live' && standing.state.path !== path && (
          <span className="block">
            Readers have it at <a href={standing.state.path}>{readableAddress(standing.state.path)}</a>; once this is
            published, the old address leads here.
          </span>
        )}
      </p>
    </>
  )
}

type AddressParts = Pick<PanelPart, 'opened' | 'standing' | 'draft' | 'entryId'>

export function slugToShow({ opened, draft: { fields, status }, entryId }: Omit<AddressParts, 'standing'>) {
  if (fields.ownSlug) return fields.slug
  return entryId || status.slug || fields.title ? proposeSlug(fields.title, opened.kind, entryId) : ''
}

/** Returns the public path of a text that goes live at `at` (UTC ms), by default at the moment that is set, or now. */
export function pathFor({ opened, standing, draft, entryId }: AddressParts, at?: number) {
  const set = at ?? standing?.scheduled?.at ?? standing?.bundle?.at ?? Date.now()
  const date = standing?.fixedDate ?? draft.fields.dated ?? set
  const { kind, zone } = opened
  return pathOf({
    kind,
    language: draft.work.language,
    slug: slugToShow({ opened, draft, entryId }),
    dated: date,
    zone,
  })
}

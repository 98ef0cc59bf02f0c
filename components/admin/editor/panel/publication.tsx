'use client'

import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { SelectField } from '@/components/ui/select-field'
import { SuggestField } from '@/components/ui/suggest-field'
import { TextField } from '@/components/ui/text-field'
import { capitalized } from '@/lib/capitalized'
import { licences } from '@/lib/licences'
import { Authors } from './authors'
import { Identifiers } from './identifiers'
import type { PanelPart } from './part'
import { PublishedOn } from './published-on'
import type { PublicationFields, TitlePage } from './title-page'

/** What a publication's title page says. */
export function Publication({ opened, draft: { fields, change, work }, problem }: PanelPart) {
  const publication = fields.publication!
  const page: TitlePage = {
    publication,
    // Of the newest fields: two parts may change within one moment.
    set: (changes) => change({ publication: { ...work.fields.publication!, ...changes } }),
    problem: (field) => problem(`publication.${field}`),
  }
  const { set } = page
  return (
    <>
      <SelectField
        label="Type"
        value={publication.type}
        onChange={(event) => set({ type: event.target.value as PublicationFields['type'] })}
        options={opened.publicationTypes.map((type) => ({
          value: type,
          label: capitalized(type),
        }))}
      />
      <SuggestField
        label="Series"
        value={publication.series}
        onChange={(series) => set({ series })}
        suggestions={opened.series}
        problem={page.problem('series')}
      />
      <TextField
        label="Number in the series"
        value={publication.seriesNumber}
        onChange={(seriesNumber) => set({ seriesNumber })}
        hint="As it is printed: 7, or 2014/3."
        problem={page.problem('seriesNumber')}
      />
      <Authors {...page} organisations={opened.organisations} />
      <div>
        <TextField
          label="Publisher"
          value={publication.publisher}
          onChange={(publisher) => set({ publisher })}
          problem={page.problem('publisher')}
          className="mb-2"
        />
        <ChooseOrganisation
          label="Choose a publisher…"
          organisations={opened.organisations}
          onChoose={({ name }) => set({ publisher: name })}
        />
      </div>
      <PublishedOn {...page} />
      <Identifiers {...page} />
      <SelectField
        label="Licence"
        value={publication.licence}
        onChange={(event) => set({ licence: event.target.value })}
        options={[
          { value: '', label: 'Not said' },
          ...Object.entries(licences).map(([value, { name }]) => ({ value, label: name })),
        ]}
        hint="What readers may do with it."
        problem={page.problem('licence')}
      />
    </>
  )
}

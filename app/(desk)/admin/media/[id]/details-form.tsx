'use client'

import { useState } from 'react'
import { FocalPoint, type Focus } from './focal-point'
import { Question } from '@/components/admin/shell/question'
import { Checkbox, SelectField, TextField } from '@/components/ui/fields'
import type { AnyField } from '@/components/ui/form'
import type { UploadDetailsOf } from '@/domain/files/media-details'
import { licences } from '@/lib/text/licences'
import { peopleNames } from './details-shown'
import { SaveBar } from '../../settings/save-bar'
import { useSettings } from '../../settings/use-settings'
import { saveUploadDetails } from '../actions'

type Props = {
  id: string
  details: UploadDetailsOf
  picture?: { width: number; height: number }
  nameIsKept: boolean
}

export function DetailsForm({ id, details, picture, nameIsKept }: Props) {
  const { form, touch, hidden, bar, problem, field } = useSettings(saveUploadDetails, details)
  const [focus, setFocus] = useState<Focus>(focusOf(details))
  const [decorative, setDecorative] = useState(details.decorative)
  return (
    <form {...form} onInput={touch} className={picture && 'grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]'}>
      <input type="hidden" name="id" value={id} />
      {hidden}
      {picture && (
        <div className="min-w-0">
          <input type="hidden" name="picture" value="yes" />
          <FocalPoint
            src={`/api/desk/media/${id}/shown.webp`}
            alt={details.alt}
            size={picture}
            focus={focus}
            onChange={(focus) => {
              setFocus(focus)
              touch()
            }}
          />
        </div>
      )}
      <div className="min-w-0 space-y-4">
        {picture ? (
          <>
            <TextField
              label="Description for readers who cannot see the picture"
              {...field('alt', details.alt)}
              rows={3}
              isDisabled={decorative}
            />
            {decorative && <input type="hidden" name="alt" value={details.alt} />}
            <Checkbox name="decorative" value="yes" isSelected={decorative} onChange={setDecorative}>
              Decoration only: nothing to describe
            </Checkbox>
          </>
        ) : (
          <TextField label="Title" {...field('title', details.title)} hint="As its title page has it." />
        )}
        <TextField label="Caption" {...field('caption', details.caption)} rows={2} />
        <TextField
          label="Credit"
          {...field('credit', details.credit)}
          hint="Who made it, as readers see it: “Photo: UN-ACT”."
        />
        <SelectField label="Licence" {...field('licence', details.licence)} none="Not set" options={licenceNames} />
        {picture && <PeopleFields details={details} field={field} />}
        <TextField
          label="File name"
          {...field('name', details.name)}
          isDisabled={nameIsKept}
          hint={
            nameIsKept ? 'It stands in an address that readers were given, so it stays.' : 'It stands in its address.'
          }
        />
        <Question question={problem('confirm')}>Yes, take it from readers</Question>
        <p className="text-sm text-soft">New texts take these words over. Texts that use it already keep their own.</p>
        <SaveBar {...bar} saved="Saved." />
      </div>
    </form>
  )
}

function focusOf({ focalX, focalY }: UploadDetailsOf): Focus {
  return focalX === null || focalY === null ? null : { x: focalX, y: focalY }
}

const licenceNames = Object.fromEntries(Object.entries(licences).map(([licence, { name }]) => [licence, name]))

function PeopleFields({ details, field }: { details: UploadDetailsOf; field: AnyField }) {
  const { defaultValue: first, ...peopleField } = field('people', details.people ?? '')
  const [people, setPeople] = useState(first)
  const consent = field('consent', details.consent)
  return (
    <>
      <SelectField
        label="People shown"
        {...peopleField}
        value={people}
        onChange={setPeople}
        none="Not set"
        options={peopleNames}
      />
      {(people === 'recognisable' || people === 'at risk' || consent.defaultValue) && (
        <TextField
          label="Note on consent"
          {...consent}
          rows={3}
          hint={
            people === 'at risk'
              ? 'Write no names here: the consent itself is linked below, once this is saved.'
              : 'Who agreed, to what and when, and where that is kept. Staff alone see this.'
          }
        />
      )}
    </>
  )
}

'use client'

import { useState } from 'react'
import { Section } from '@/components/admin/shell/page-head'
import { AddForm } from '@/components/ui/add-form'
import { EditableRow } from '@/components/ui/editable-row'
import { Checkbox, TextField } from '@/components/ui/fields'
import { StatusLine, type FieldOf, type FieldsOf } from '@/components/ui/form'
import type { Team } from '@/domain/staff/teams'
import { addTeam, changeTeam, removeTeam } from '../actions'

type Choice = { id: number | string; name: string; isClosed?: boolean }
/** Choices under the names of the fields of a team. */
export type TeamChoices = Record<'people' | 'terms' | 'languages' | 'kinds', Choice[]>

type Props = { teams: Team[]; choices: TeamChoices }

const inWords = new Intl.ListFormat('en-GB')

export function TeamsSection({ teams, choices }: Props) {
  const [message, setMessage] = useState('')
  const alone = choices.people.filter(
    ({ id, isClosed }) => !isClosed && !teams.some(({ people }) => people.includes(Number(id))),
  )
  return (
    <Section title="Teams" id="teams" count={teams.length}>
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        A draft can be limited to a team. Where a team answers for a country, a topic, a language or a kind of text, its
        editors publish what is filed under these, and others submit it to them. Admins always may publish.
      </p>
      <StatusLine className="mb-2">{message}</StatusLine>
      {teams.length === 0 && <p className="text-soft">There are no teams yet: everybody works in one.</p>}
      <ul>
        {teams.map((team) => (
          <EditableRow
            key={team.id}
            id={team.id}
            name={team.name}
            spoken={team.name}
            message={<TeamNote team={team} choices={choices} />}
            change={changeTeam}
            onChanged={() => setMessage(`Saved “${team.name}”.`)}
            remove={removeTeam}
            onRemoved={() => setMessage(`Removed “${team.name}”.`)}
          >
            {({ field }) => <TeamFields team={team} choices={choices} field={field} />}
          </EditableRow>
        ))}
      </ul>
      {teams.length > 0 && alone.length > 0 && (
        <p className="mt-3 text-sm text-soft">In no team: {inWords.format(alone.map(({ name }) => name))}.</p>
      )}
      <AddForm
        word="Add a team"
        act={addTeam}
        onAdded={(_, form) => setMessage(`Added “${String(form && new FormData(form).get('name'))}”.`)}
        verb="Add"
        folds
        className="mt-3 border-y border-line py-1"
      >
        {({ field }) => <TeamFields choices={choices} field={field} />}
      </AddForm>
    </Section>
  )
}

function TeamNote({ team, choices }: { team: Team; choices: TeamChoices }) {
  const names = (of: keyof TeamChoices) =>
    choices[of].filter(({ id }) => (team[of] as Choice['id'][]).includes(id)).map(({ name }) => name)
  const field = [...names('terms'), ...names('languages'), ...names('kinds')]
  return (
    <span className="col-span-2 text-sm wrap-anywhere text-soft">
      {names('people').length ? inWords.format(names('people')) : 'Nobody is in it'}
      {field.length > 0 && <span className="block">Answers for {inWords.format(field)}</span>}
    </span>
  )
}

const parts: { of: keyof TeamChoices; title: string }[] = [
  { of: 'people', title: 'People' },
  { of: 'terms', title: 'Answers for countries and topics' },
  { of: 'languages', title: 'Answers for languages' },
  { of: 'kinds', title: 'Answers for kinds of texts' },
]

type TeamFieldsProps = { team?: Team; choices: TeamChoices; field: FieldOf<FieldsOf<typeof addTeam>> }

function TeamFields({ team, choices, field }: TeamFieldsProps) {
  const isIn = (of: keyof TeamChoices, id: Choice['id']) => !!(team?.[of] as Choice['id'][] | undefined)?.includes(id)
  // Members whose account is closed stay until somebody takes them out.
  const offered = (of: keyof TeamChoices) => choices[of].filter(({ id, isClosed }) => !isClosed || isIn(of, id))
  return (
    <>
      <TextField label="Name" {...field('name', team?.name)} maxLength={60} hint="Such as “Yangon” or “Editors”." />
      {parts.map(({ of, title }) => (
        <details key={of} open={of === 'people'} suppressHydrationWarning>
          <summary className="min-h-9 cursor-pointer font-semibold">{title}</summary>
          <div role="group" aria-label={title} className="grid max-h-72 gap-x-4 overflow-y-auto sm:grid-cols-2">
            {offered(of).map(({ id, name }) => (
              <Checkbox key={id} name={`${of}[]`} value={String(id)} defaultSelected={isIn(of, id)}>
                {name}
              </Checkbox>
            ))}
          </div>
        </details>
      ))}
    </>
  )
}

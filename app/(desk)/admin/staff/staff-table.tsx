'use client'

import type { StaffState } from '@/domain/staff/staff'
import { ChangePerson } from './change'
import { roleNames, type StaffPerson } from './roles'

const stateLooks: Record<StaffState, { word: string; look: string }> = {
  active: { word: 'Active', look: 'text-live' },
  invited: { word: 'Invited, not set up yet', look: 'text-warn' },
  disabled: { word: 'Disabled', look: 'text-faint' },
}

export function StaffTable({ people }: { people: StaffPerson[] }) {
  return (
    <table className="w-full border-t-3 border-rule text-left">
      <thead className="max-md:sr-only">
        <tr className="text-sm text-soft [&>th]:py-2 [&>th]:pr-4 [&>th]:font-semibold">
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Status</th>
          <th scope="col">Last seen</th>
          <th scope="col">
            <span className="sr-only">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <StaffRow key={person.id} person={person} colleagues={people} />
        ))}
      </tbody>
    </table>
  )
}

function StaffRow({ person, colleagues }: { person: StaffPerson; colleagues: StaffPerson[] }) {
  const { word, look } = stateLooks[person.state]
  return (
    <tr className="border-t border-line align-top [&>*]:py-2.5 [&>*]:pr-4">
      <th scope="row" className="font-normal wrap-anywhere">
        <span className="font-semibold">{person.name}</span>
        {person.self && <span className="text-soft"> (you)</span>}
        <span className="block text-sm text-soft">{person.email}</span>
        <span className="mt-1 block text-sm md:hidden">
          {roleNames[person.role]} · <span className={`font-medium ${look}`}>{word}</span>
          <span className="block text-soft">Last seen: {person.lastSeen}</span>
        </span>
      </th>
      <td className="max-md:hidden">{roleNames[person.role]}</td>
      <td className={`font-medium max-md:hidden ${look}`}>{word}</td>
      <td className="text-soft tabular-nums max-md:hidden">{person.lastSeen}</td>
      <td className="w-0 pr-0! text-right whitespace-nowrap">
        {person.self ? (
          <a href="/admin/account">Your account</a>
        ) : (
          <ChangePerson person={person} colleagues={colleagues} />
        )}
      </td>
    </tr>
  )
}

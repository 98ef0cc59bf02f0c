import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { EditableRow } from './editable-row'
import { TextField } from './fields'
import type { Action } from './form'

type Boat = { id: number; name: string }
const change = vi.fn() as unknown as Action<undefined, Boat>
const remove = vi.fn() as unknown as Action<undefined, { id: number }>

function rendered(stays?: string) {
  return renderToStaticMarkup(
    <AppRouterContext value={{} as never}>
      <EditableRow
        id={7}
        name="Mekong"
        spoken="Mekong, a boat"
        message={<span>Three seats</span>}
        above="Said above."
        change={change}
        onChanged={vi.fn()}
        remove={remove}
        onRemoved={vi.fn()}
        stays={stays}
      >
        {({ field }) => <TextField label="Name" {...field('name', 'Mekong')} />}
      </EditableRow>
    </AppRouterContext>,
  )
}

test('a row is read aloud before what its press does, and unfolds to its fields', () => {
  const row = rendered()
  expect(row).toContain('aria-label="Mekong, a boat. Change"')
  for (const part of ['Three seats', 'Said above.', 'name="name"', 'value="Mekong"', 'Save', 'Remove'])
    expect(row).toContain(part)
  expect(row).toMatch(/<input[^>]*name="id"[^>]*value="7"/)
})

test('a row that cannot be removed says why, and can be changed', () => {
  const row = rendered('Two texts name it.')
  expect(row).toContain('Two texts name it.')
  expect(row).toContain('Save')
  expect(row).not.toContain('Remove')
})

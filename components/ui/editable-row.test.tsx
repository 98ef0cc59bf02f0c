import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { ChangeForm, EditableRow } from './editable-row'
import { TextField } from './fields'
import type { Action } from './form'

type Boat = { id: number; name: string }
const change = vi.fn() as unknown as Action<undefined, Boat>
const remove = vi.fn() as unknown as Action<undefined, { id: number }>

const shared = { id: 7, change, onChanged: vi.fn(), remove, onRemoved: vi.fn() }

function rendered(row: ReactNode) {
  return renderToStaticMarkup(<AppRouterContext value={{} as never}>{row}</AppRouterContext>)
}

function renderedForm(stays?: string) {
  return rendered(
    <ChangeForm {...shared} stays={stays}>
      {({ field }) => <TextField label="Name" {...field('name', 'Mekong')} />}
    </ChangeForm>,
  )
}

test('a row is read aloud before what its press does, and draws nothing of its form before that', () => {
  const fields = vi.fn()
  const row = rendered(
    <EditableRow {...shared} name="Mekong" spoken="Mekong, a boat" message={<span>Three seats</span>} above="Above.">
      {fields}
    </EditableRow>,
  )
  expect(row).toContain('aria-label="Mekong, a boat. Change"')
  expect(row).toContain('Three seats')
  expect(row).not.toMatch(/<form|Above\./)
  expect(fields).not.toHaveBeenCalled()
})

test('its form has its fields, and whom it changes', () => {
  const form = renderedForm()
  for (const part of ['name="name"', 'value="Mekong"', 'Save', 'Remove']) expect(form).toContain(part)
  expect(form).toMatch(/<input[^>]*name="id"[^>]*value="7"/)
})

test('a row that cannot be removed says why, and can be changed', () => {
  const form = renderedForm('Two texts name it.')
  expect(form).toContain('Two texts name it.')
  expect(form).toContain('Save')
  expect(form).not.toContain('Remove')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthOf } from './months'
import { startOf, yearMonthOf } from './time'

const zones = ['UTC', 'Asia/Bangkok', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']

test('the month is that of the calendar, at the edges of months too', () => {
  const edge = fc
    .record({
      year: fc.integer({ min: 1, max: 9_990 }),
      month: fc.integer({ min: 1, max: 12 }),
      zone: fc.constantFrom(...zones),
      off: fc.constantFrom(-86_400_000, -3_600_000, -1, 0, 1, 3_600_000, 86_400_000),
    })
    .map(({ zone, off, ...month }) => ({ zone, at: startOf(month, zone) + off }))
  const any = fc.record({ zone: fc.constantFrom(...zones), at: fc.integer({ min: -7e13, max: 2.6e14 }) })
  fc.assert(
    fc.property(fc.oneof(edge, any), ({ at, zone }) => {
      expect(monthOf(at, zone)).toEqual(yearMonthOf(at, zone))
    }),
    { numRuns: 2_000, seed: 2014 },
  )
})

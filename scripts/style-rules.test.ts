import { expect, test } from 'vitest'
import { needsOf, rulesOf, withShortNames } from './style-rules.mjs'

test('what a selector needs: one of its alternatives as a whole, whatever the state', () => {
  expect(needsOf('.a .b:hover')).toEqual([['.a', '.b']])
  expect(needsOf('.a>:is(h3,.b:lang(km)) td::before')).toEqual([
    ['.a', 'h3', 'td'],
    ['.a', '.b', ':lang(km)', 'td'],
  ])
  expect(needsOf(':root')).toEqual([[]])
  expect(needsOf('a:not(.b)[href^=http]')).toEqual([['a']])
  expect(needsOf('.md\\:block')).toEqual([['.md:block']])
})

test('how paper is set is a rule that every page needs, with what stands in its margins', () => {
  const declarations = 'margin:2cm;@bottom-right{content:counter(page)}'
  expect(rulesOf(`@page{${declarations}}`)).toEqual([{ selectors: [{ text: '@page', needs: [[]] }], declarations }])
})

test('what the style calls its own properties is sent as one letter, the same wherever it stands; classes keep their names', () => {
  const css = ':root{--ink:#000;--on-ink:#fff}.a--ink{color:var(--ink);background:var(--on-ink,var(--ink))}'
  expect(withShortNames(css)).toBe(':root{--a:#000;--b:#fff}.a--ink{color:var(--a);background:var(--b,var(--a))}')
  const many = Array.from({ length: 27 }, (_, n) => `--a${'b'.repeat(n)}:0`).join(';')
  expect(() => withShortNames(`:root{${many}}`)).toThrow('more properties')
})

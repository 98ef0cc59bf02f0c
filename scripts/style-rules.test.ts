import { expect, test } from 'vitest'
import { needsOf, rulesOf } from './style-rules.mjs'

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

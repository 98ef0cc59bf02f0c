import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { renderToString } from 'react-dom/server'
import {
  Button,
  Checkbox,
  FileTrigger,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
} from 'react-aria-components'
import { expect, test } from 'vitest'
import { deskPolicy, knownStyles, publicPolicy } from '@/server/headers'
import { root } from './run.mjs'

test('the desk lets no style attribute in but the few that hide inputs from sight, and no form leave it', () => {
  const policy = Object.fromEntries(
    deskPolicy('abc', false)
      .split('; ')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )
  expect(policy['style-src-attr']).toMatch(/^'unsafe-hashes'( 'sha256-[\w+/]{43}=')+$/)
  expect(JSON.stringify(policy)).not.toContain('unsafe-inline')
  expect([policy['form-action'], policy['frame-ancestors'], policy['base-uri']]).toEqual(["'self'", "'none'", "'none'"])
  for (const style of knownStyles) expect(style).toMatch(/^(border:0;clip:rect\(0 0 0 0\);.*width:1px;|display:none$)/)
})

test('those are the styles that react-aria writes into pages', () => {
  const html = renderToString(
    <>
      <Checkbox>x</Checkbox>
      <RadioGroup aria-label="x">
        <Radio value="a">x</Radio>
      </RadioGroup>
      <Select aria-label="x" name="x">
        <Button>
          <SelectValue />
        </Button>
        <Popover>
          <ListBox>
            <ListBoxItem id="a">A</ListBoxItem>
          </ListBox>
        </Popover>
      </Select>
      <FileTrigger>
        <Button>x</Button>
      </FileTrigger>
    </>,
  )
  const styles = new Set([...html.matchAll(/ style="([^"]*)"/g)].map(([, style]) => style))
  expect([...styles].toSorted()).toEqual(knownStyles.toSorted())
})

test('no component of the desk writes a style attribute of its own', () => {
  const files = ['app/(desk)', 'components/admin', 'components/ui'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const views = files.filter((file) => file.endsWith('.tsx'))
  expect(views.length).toBeGreaterThan(100)
  expect(views.filter((file) => /\bstyle=[{"]/.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('a public page takes no style attribute and its forms stay on the site', () => {
  expect(publicPolicy('none')).toMatch(/default-src 'none'.*form-action 'self'; base-uri 'none'/)
  expect(publicPolicy('none')).not.toContain('unsafe')
})

import { HtmlValidate } from 'html-validate'

/** What html-validate looks for, with the reason for each rule of its standard that is not kept. */
const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Named lists are read with their name; ARIA 1.3 allows it, and axe, which asks real trees, finds no fault in it.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A wide table in a text scrolls inside a region of its own; the region is a div because texts keep their sections.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // A button in a form submits it unless it says otherwise: that is what the few there are do.
    'no-implicit-button-type': 'off',
  },
})

/** What is wrong with a document, a line for each. */
export async function faultsOf(html) {
  const { results } = await checker.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? 'document'})`),
  )
}

import { expect, test } from 'vitest'
import { bucketOf } from './media-url'

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' }
const of = (url: string) => bucketOf({ MEDIA_URL: url, ...keys })!

test('a bucket at any service, at Amazon, with a prefix, and in a host of its own', () => {
  expect(bucketOf(keys)).toBeUndefined()
  expect(of('s3://gazette?endpoint=https://s3.example.org&region=eu-central-1')).toEqual({
    url: 'https://s3.example.org/gazette',
    name: 'gazette',
    prefix: '',
    region: 'eu-central-1',
    keys: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' },
  })
  expect(of('s3://gazette/a/b/?endpoint=http://127.0.0.1:9000').prefix).toBe('a/b/')
  expect(of('s3://gazette?region=ap-southeast-1').url).toBe('https://gazette.s3.ap-southeast-1.amazonaws.com')
  expect(of('s3://with.dots').url).toBe('https://s3.us-east-1.amazonaws.com/with.dots')
  expect(of('s3://gazette?endpoint=https://s3.example.org:8443&style=host').url).toBe(
    'https://gazette.s3.example.org:8443',
  )
})

test.each([
  ['https://s3.example.org/gazette', /must begin with s3:\/\//],
  ['gazette', /must begin with s3:\/\//],
  ['s3://', /must name a bucket/],
  ['s3:///prefix', /must name a bucket/],
  ['s3://Gazette_1', /must name a bucket/],
  ['s3://ab', /must name a bucket/],
  ['s3://AKID:wJalrXUtnFEMI@gazette', /has keys in it/],
  ['s3://gazette:9000', /something that none has/],
  ['s3://gazette/a#b', /something that none has/],
  ['s3://gazette?endpoint=s3.example.org', /endpoint that begins with https/],
  ['s3://gazette?endpoint=ftp://s3.example.org', /endpoint that begins with https/],
  ['s3://gazette?endpoint=https://s3.example.org/files', /scheme and a host alone/],
  ['s3://gazette?endpoint=https://a:wJalrXUtnFEMI@s3.example.org', /scheme and a host alone/],
  ['s3://gazette?endpiont=https://s3.example.org', /and not endpiont/],
  ['s3://gazette?region=a&region=b', /says region twice/],
  ['s3://gazette?region=', /needs a region/],
  ['s3://gazette?style=virtual', /style=path/],
  ['s3://gazette/.hidden', /in its prefix/],
  ['s3://gazette/a b', /in its prefix/],
])('%s is refused with a sentence that has no key in it', (url, sentence) => {
  const outcome = () => of(url)
  expect(outcome).toThrow(sentence)
  expect(outcome).toThrow(/^MEDIA_URL: /)
  expect(outcome).not.toThrow(/wJalr/)
})

test('a key that is missing is named', () => {
  const url = { MEDIA_URL: 's3://gazette' }
  expect(() => bucketOf(url)).toThrow(/^AWS_ACCESS_KEY_ID: /)
  expect(() => bucketOf({ ...url, AWS_ACCESS_KEY_ID: 'a' })).toThrow(/^AWS_SECRET_ACCESS_KEY: /)
  expect(() => bucketOf({ ...url, AWS_SECRET_ACCESS_KEY: 'a' })).toThrow(/^AWS_ACCESS_KEY_ID: /)
})

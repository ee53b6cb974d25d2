import * as z from 'zod'

const anyText = z.union([z.string(), z.number()]).transform(String)
/** As a ref can name it. */
const text = anyText.refine((value) => !/\p{Surrogate}/u.test(value))
const word = z.string().nullish().catch(undefined)
const count = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.int().positive())

/** Samples of one and the same page have booleans and their texts. */
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
  .nullish()
  .catch(undefined)

/** What visitors are asked for. */
export const inputField = z.looseObject({ field_type: z.string(), is_name_field: flag, field_name: word })

/** Attributes of a link: no published page shows a whole answer, so that nothing is demanded and anything is borne. */
const attributes = z.looseObject({
  link: word,
  download_url: word,
  permalink_url: word,
  link_name: word,
  link_type: word,
  resource_id: text.nullish().catch(undefined),
  // A role that is no word at all is still another than the one asked for.
  role_id: anyText.nullish().catch(undefined),
  allow_download: flag,
  is_password_protected: flag,
  request_user_data: flag,
  input_fields: z.array(z.unknown()).nullish().catch(undefined),
  expiration_date: z.unknown().optional(),
  download_link: z
    .looseObject({ download_limit: count.nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
  created_time_in_millisecond: count.nullish().catch(undefined),
})

export type LinkAttributes = z.infer<typeof attributes>

/** One link in an answer: JSON:API, with everything but the id optional. */
export const linkWire = z.looseObject({
  id: text.refine((id) => id !== ''),
  type: word,
  attributes: attributes.optional().catch(undefined),
})

const cursor = z.looseObject({ has_next: flag, next: text.nullish().catch(undefined) })

const itemWire = z.looseObject({ attributes: z.looseObject({ is_folder: flag }).nullish().catch(undefined) })

export const envelopes = {
  item: z.looseObject({ data: itemWire }),
  one: z.looseObject({ data: linkWire }),
  list: z.looseObject({
    data: z.array(z.unknown()),
    links: z
      .looseObject({ cursor: cursor.optional().catch(undefined) })
      .nullish()
      .catch(undefined),
  }),
}

export type Cursor = z.infer<typeof cursor>

/** The error envelope: id and title, nothing else. */
export const errorWire = z.looseObject({
  errors: z.array(z.looseObject({ id: text.optional().catch(undefined), title: word })).min(1),
})

// Where the errors of AJV are, as the cases name them: JSON pointers of fields.

/** The keywords that each code of a violation shows up as. */
export const keywords = {
  type: ['type', 'enum'],
  min_length: ['minLength'],
  max_length: ['maxLength'],
  file_size: ['maxLength'],
  pattern: ['pattern'],
  option: ['oneOf'],
  minimum: ['minimum'],
  maximum: ['maximum'],
  min_items: ['minItems'],
  max_items: ['maxItems'],
  duplicate: ['uniqueItems'],
  required: ['required'],
  hidden: ['propertyNames', 'not'],
  unknown: ['propertyNames', 'additionalProperties'],
};

/** The pointer of the field that an error is about; none for an error that only sums up others. */
export function place(error) {
  const { instancePath, keyword, params } = error;
  switch (keyword) {
    case 'if':
      return undefined;
    case 'required':
      return `${instancePath}/${params.missingProperty}`;
    case 'additionalProperties':
      return `${instancePath}/${params.additionalProperty}`;
    case 'propertyNames':
      return `${instancePath}/${params.propertyName}`;
    default:
      // What is wrong with a name is summed up under `propertyNames`. An item of a list is no field: the list is.
      return error.propertyName === undefined ? instancePath.replace(/(\/\d+)+$/, '') : undefined;
  }
}

/** What is wrong about the errors that a case got, in words; nothing if they are the due ones. */
export function disagreement(testCase, errors) {
  const found = [...new Set(errors.map(place).filter((it) => it !== undefined))].sort();
  const due = [...testCase.faults].sort();
  if (JSON.stringify(found) !== JSON.stringify(due)) {
    return `${testCase.name}: ${JSON.stringify(found)}, not ${JSON.stringify(due)}`;
  }
  if (testCase.code !== null) {
    const due = keywords[testCase.code];
    if (!errors.some((error) => place(error) === testCase.field && due.includes(error.keyword))) {
      return `${testCase.name}: no ${testCase.code} at ${testCase.field}`;
    }
  }
  return undefined;
}

import { isIdentifier } from './python-names.ts';

/** Attributes that every pydantic model has: a setting of that name would hide one. */
const MODEL_ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'construct copy dict from_orm json model_computed_fields model_config model_construct model_copy model_dump ' +
    'model_dump_json model_extra model_fields model_fields_set model_json_schema model_parametrized_name ' +
    'model_post_init model_rebuild model_validate model_validate_json model_validate_strings parse_file parse_obj ' +
    'parse_raw schema schema_json update_forward_refs validate'
  ).split(' '),
);

/** Whether a setting or group can have the name: it becomes an attribute of the typed configuration. */
export function isSettingName(name: string): boolean {
  return (
    isIdentifier(name) &&
    !name.startsWith('_') &&
    !name.includes('__') &&
    !MODEL_ATTRIBUTES.has(name)
  );
}

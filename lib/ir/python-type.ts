/**
 * A type in canonical spelling: builtins bare (`int`, `list[str]`, `dict[str, float]`), library classes by their
 * public import path (`pandas.DataFrame`, `numpy.ndarray`, `sklearn.linear_model.LogisticRegression`),
 * classes of the notebook as `.Name`; `Any` where nothing is known; unions with ` | `.
 */
export type TypeText = string;
